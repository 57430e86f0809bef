using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Transitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_deliverable",
                table: "task_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "task_run_states",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "task_run_states",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "transition_id",
                table: "task_run_states",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "pause_reschedule",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "pause_timeout",
                table: "flow_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "run_count",
                table: "flow_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "state_type",
                table: "flow_runs",
                type: "TEXT",
                unicode: false,
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "task_run_cached_results",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    state_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    expiration = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_run_cached_results", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "task_run_refused_transitions",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    task_run_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    timestamp = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_run_refused_transitions", x => x.seq);
                    table.ForeignKey(
                        name: "FK_task_run_refused_transitions_task_runs_task_run_seq",
                        column: x => x.task_run_seq,
                        principalTable: "task_runs",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states",
                columns: new[] { "task_run_seq", "transition_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_run_cached_results_key",
                table: "task_run_cached_results",
                columns: new[] { "key_hash", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_task_run_refused_transitions_run",
                table: "task_run_refused_transitions",
                columns: new[] { "task_run_seq", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "task_run_cached_results");

            migrationBuilder.DropTable(
                name: "task_run_refused_transitions");

            migrationBuilder.DropIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states");

            migrationBuilder.DropColumn(
                name: "is_deliverable",
                table: "task_runs");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "task_run_states");

            migrationBuilder.DropColumn(
                name: "rule",
                table: "task_run_states");

            migrationBuilder.DropColumn(
                name: "transition_id",
                table: "task_run_states");

            migrationBuilder.DropColumn(
                name: "pause_reschedule",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "pause_timeout",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "run_count",
                table: "flow_runs");

            migrationBuilder.DropColumn(
                name: "state_type",
                table: "flow_runs");
        }
    }
}
