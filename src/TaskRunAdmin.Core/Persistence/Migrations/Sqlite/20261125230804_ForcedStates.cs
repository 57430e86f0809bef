using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ForcedStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_forced",
                table: "task_run_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_task_run_cached_results_expiration",
                table: "task_run_cached_results",
                column: "expiration",
                filter: "expiration IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_task_run_cached_results_expiration",
                table: "task_run_cached_results");

            migrationBuilder.DropColumn(
                name: "is_forced",
                table: "task_run_states");
        }
    }
}
