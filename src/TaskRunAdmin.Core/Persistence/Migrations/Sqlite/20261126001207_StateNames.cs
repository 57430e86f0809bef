using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StateNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "state_name_prefix",
                table: "task_runs",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE "task_runs" SET "state_name_prefix" = substr("state_name", 1, 200)
                WHERE "state_name" <> upper(substr("state_type", 1, 1)) || lower(substr("state_type", 2));
                """);

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_state_name",
                table: "task_runs",
                columns: new[] { "state_name_prefix", "seq" },
                filter: "state_name_prefix IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_task_runs_state_name",
                table: "task_runs");

            migrationBuilder.DropColumn(
                name: "state_name_prefix",
                table: "task_runs");
        }
    }
}
