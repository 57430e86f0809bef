using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Filtering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "task_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "flow_runs",
                type: "TEXT",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            // EF has no word for a table that is its own primary key's index and nothing else: half the writes of another.
            migrationBuilder.Sql("""
                CREATE TABLE "task_run_tags" (
                    "tag" TEXT NOT NULL,
                    "task_run_seq" INTEGER NOT NULL,
                    CONSTRAINT "PK_task_run_tags" PRIMARY KEY ("tag", "task_run_seq")
                ) WITHOUT ROWID;
                """);

            // What is there already. SQLite knows no hash, so runs with tags of more than 200 characters are not found by them.
            migrationBuilder.Sql("""
                INSERT OR IGNORE INTO "task_run_tags" ("tag", "task_run_seq")
                SELECT each.value || '|', run.seq FROM "task_runs" AS run, json_each(run.tags) AS each WHERE length(each.value) <= 200;
                UPDATE "task_runs" SET "name_folded" = upper("name");
                UPDATE "flow_runs" SET "name_folded" = upper("name");
                """);

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_flow_run",
                table: "task_runs",
                columns: new[] { "flow_run_id", "seq" },
                filter: "flow_run_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_start",
                table: "task_runs",
                columns: new[] { "start_time", "seq" },
                filter: "start_time IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_state",
                table: "task_runs",
                columns: new[] { "state_type", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "task_run_tags");

            migrationBuilder.DropIndex(
                name: "ix_task_runs_flow_run",
                table: "task_runs");

            migrationBuilder.DropIndex(
                name: "ix_task_runs_start",
                table: "task_runs");

            migrationBuilder.DropIndex(
                name: "ix_task_runs_state",
                table: "task_runs");

            migrationBuilder.DropColumn(
                name: "name_folded",
                table: "task_runs");

            migrationBuilder.DropColumn(
                name: "name_folded",
                table: "flow_runs");
        }
    }
}
