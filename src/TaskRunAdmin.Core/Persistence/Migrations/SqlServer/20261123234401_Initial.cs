using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "flow_runs",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    labels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    created = table.Column<DateTime>(type: "datetime2(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flow_runs", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "task_runs",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    key_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    flow_run_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    task_key = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    dynamic_key = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    name_prefix = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    cache_key = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    cache_expiration = table.Column<DateTime>(type: "datetime2(6)", nullable: true),
                    task_version = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    policy = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    tags = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    labels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    task_inputs = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    created = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    updated = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    state_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    state_type = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    state_name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    state_timestamp = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    run_count = table.Column<int>(type: "int", nullable: false),
                    flow_run_run_count = table.Column<int>(type: "int", nullable: false),
                    expected_start_time = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    next_scheduled_start_time = table.Column<DateTime>(type: "datetime2(6)", nullable: true),
                    next_scheduled_order = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    start_time = table.Column<DateTime>(type: "datetime2(6)", nullable: true),
                    end_time = table.Column<DateTime>(type: "datetime2(6)", nullable: true),
                    end_order = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    total_run_time = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_runs", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "task_run_states",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    task_run_seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    type = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    timestamp = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    message = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    data = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    artifact = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    details = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    actor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_run_states", x => x.seq);
                    table.ForeignKey(
                        name: "FK_task_run_states_task_runs_task_run_seq",
                        column: x => x.task_run_seq,
                        principalTable: "task_runs",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_flow_runs_id",
                table: "flow_runs",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_task_run_states_history",
                table: "task_run_states",
                columns: new[] { "task_run_seq", "timestamp" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_task_run_states_id",
                table: "task_run_states",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_end",
                table: "task_runs",
                columns: new[] { "end_order", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_expected_start",
                table: "task_runs",
                columns: new[] { "expected_start_time", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_name",
                table: "task_runs",
                columns: new[] { "name_prefix", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_next_scheduled",
                table: "task_runs",
                columns: new[] { "next_scheduled_order", "seq" });

            migrationBuilder.CreateIndex(
                name: "ux_task_runs_id",
                table: "task_runs",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_task_runs_key_hash",
                table: "task_runs",
                column: "key_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flow_runs");

            migrationBuilder.DropTable(
                name: "task_run_states");

            migrationBuilder.DropTable(
                name: "task_runs");
        }
    }
}
