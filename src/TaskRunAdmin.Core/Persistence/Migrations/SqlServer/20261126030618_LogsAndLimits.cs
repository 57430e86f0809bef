using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LogsAndLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "concurrency_limits",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    name_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    is_legacy = table.Column<bool>(type: "bit", nullable: false),
                    name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    limit = table.Column<int>(type: "int", nullable: false),
                    active = table.Column<bool>(type: "bit", nullable: false),
                    slot_decay_per_second = table.Column<double>(type: "float", nullable: false),
                    avg_slot_occupancy_seconds = table.Column<double>(type: "float", nullable: false),
                    loose_slots = table.Column<double>(type: "float", nullable: false),
                    loose_since = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    created = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    updated = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concurrency_limits", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "csrf_tokens",
                columns: table => new
                {
                    client_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    token_hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    expiration = table.Column<DateTime>(type: "datetime2(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_csrf_tokens", x => x.client_hash);
                });

            migrationBuilder.CreateTable(
                name: "logs",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    created = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    updated = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    name = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    level = table.Column<int>(type: "int", nullable: false),
                    message = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    timestamp = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    flow_run_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    task_run_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    text_folded = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logs", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "concurrency_slots",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    limit_seq = table.Column<long>(type: "bigint", nullable: false),
                    lease_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    holder_type = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    holder_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    slots = table.Column<int>(type: "int", nullable: false),
                    taken = table.Column<DateTime>(type: "datetime2(6)", nullable: false),
                    expires = table.Column<DateTime>(type: "datetime2(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concurrency_slots", x => x.seq);
                    table.ForeignKey(
                        name: "FK_concurrency_slots_concurrency_limits_limit_seq",
                        column: x => x.limit_seq,
                        principalTable: "concurrency_limits",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_concurrency_limits_id",
                table: "concurrency_limits",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_concurrency_limits_name_hash",
                table: "concurrency_limits",
                column: "name_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_concurrency_slots_expires",
                table: "concurrency_slots",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "ix_concurrency_slots_holder",
                table: "concurrency_slots",
                column: "holder_id",
                filter: "holder_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_concurrency_slots_lease",
                table: "concurrency_slots",
                column: "lease_id");

            migrationBuilder.CreateIndex(
                name: "ix_concurrency_slots_limit",
                table: "concurrency_slots",
                columns: new[] { "limit_seq", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_csrf_tokens_expiration",
                table: "csrf_tokens",
                column: "expiration");

            migrationBuilder.CreateIndex(
                name: "ix_logs_flow_run",
                table: "logs",
                columns: new[] { "flow_run_id", "timestamp", "seq" },
                filter: "flow_run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_logs_task_run",
                table: "logs",
                columns: new[] { "task_run_id", "timestamp", "seq" },
                filter: "task_run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_logs_timestamp",
                table: "logs",
                columns: new[] { "timestamp", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "concurrency_slots");

            migrationBuilder.DropTable(
                name: "csrf_tokens");

            migrationBuilder.DropTable(
                name: "logs");

            migrationBuilder.DropTable(
                name: "concurrency_limits");
        }
    }
}
