using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "task_key_prefix",
                table: "task_runs",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE "task_runs" SET "task_key_prefix" = substr("task_key", 1, 200);
                """);

            migrationBuilder.CreateIndex(
                name: "ix_task_runs_task_key",
                table: "task_runs",
                columns: new[] { "task_key_prefix", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_task_runs_task_key",
                table: "task_runs");

            migrationBuilder.DropColumn(
                name: "task_key_prefix",
                table: "task_runs");
        }
    }
}
