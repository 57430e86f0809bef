using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FlowRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nothing could make one before this.
            migrationBuilder.Sql("DELETE FROM flow_runs");

            migrationBuilder.AlterColumn<string>(
                name: "state_type",
                table: "flow_runs",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldUnicode: false,
                oldMaxLength: 10,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "actor",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "context",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "deployment_id",
                table: "flow_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "end_time",
                table: "flow_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "expected_start_time",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "flow_id",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "flow_version",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "idempotency_hash",
                table: "flow_runs",
                type: "BLOB",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "idempotency_key",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "infrastructure_document_id",
                table: "flow_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "infrastructure_pid",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "job_variables",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "next_scheduled_start_time",
                table: "flow_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parameters",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "parent_task_run_id",
                table: "flow_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "policy",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "flow_runs",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "start_time",
                table: "flow_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "state_id",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "state_name",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "state_timestamp",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "tags",
                table: "flow_runs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "total_run_time",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "updated",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "work_pool_name",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "work_queue_name",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "flow_run_states",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    flow_run_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    timestamp = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    data = table.Column<string>(type: "TEXT", nullable: true),
                    artifact = table.Column<string>(type: "TEXT", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    transition_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    is_forced = table.Column<bool>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flow_run_states", x => x.seq);
                    table.ForeignKey(
                        name: "FK_flow_run_states_flow_runs_flow_run_seq",
                        column: x => x.flow_run_seq,
                        principalTable: "flow_runs",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "flow_run_work",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    state_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flow_run_work", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "flows",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    name_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    name_folded = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    labels = table.Column<string>(type: "TEXT", nullable: false),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    updated = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flows", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "ix_flow_runs_expected_start",
                table: "flow_runs",
                columns: new[] { "expected_start_time", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_runs_flow",
                table: "flow_runs",
                columns: new[] { "flow_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_flow_runs_parent",
                table: "flow_runs",
                column: "parent_task_run_id",
                filter: "parent_task_run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flow_runs_state",
                table: "flow_runs",
                columns: new[] { "state_type", "seq" });

            migrationBuilder.CreateIndex(
                name: "ux_flow_runs_idempotency",
                table: "flow_runs",
                column: "idempotency_hash",
                unique: true,
                filter: "idempotency_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_flow_run_states_history",
                table: "flow_run_states",
                columns: new[] { "flow_run_seq", "timestamp" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_flow_run_states_id",
                table: "flow_run_states",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_flows_id",
                table: "flows",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_flows_name_hash",
                table: "flows",
                column: "name_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flow_run_states");

            migrationBuilder.DropTable(
                name: "flow_run_work");

            migrationBuilder.DropTable(
                name: "flows");

            migrationBuilder.DropIndex(
                name: "ix_flow_runs_expected_start",
                table: "flow_runs");

            migrationBuilder.DropIndex(
                name: "ix_flow_runs_flow",
                table: "flow_runs");

            migrationBuilder.DropIndex(
                name: "ix_flow_runs_parent",
                table: "flow_runs");

            migrationBuilder.DropIndex(
                name: "ix_flow_runs_state",
                table: "flow_runs");

            migrationBuilder.DropIndex(
                name: "ux_flow_runs_idempotency",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "actor",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "context",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "deployment_id",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "end_time",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "expected_start_time",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "flow_id",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "flow_version",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "idempotency_hash",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "idempotency_key",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "infrastructure_document_id",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "infrastructure_pid",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "job_variables",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "next_scheduled_start_time",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "parameters",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "parent_task_run_id",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "policy",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "source",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "start_time",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "state_id",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "state_name",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "state_timestamp",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "tags",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "total_run_time",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "updated",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "version",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "work_pool_name",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "work_queue_name",
                table: "flow_runs");

            migrationBuilder.AlterColumn<string>(
                name: "state_type",
                table: "flow_runs",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldUnicode: false,
                oldMaxLength: 10);
        }
    }
}
