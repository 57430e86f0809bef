using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TransitionIdsGiven : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states");

            migrationBuilder.CreateIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states",
                columns: new[] { "task_run_seq", "transition_id" },
                unique: true,
                filter: "transition_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states");

            migrationBuilder.CreateIndex(
                name: "ux_task_run_states_transition",
                table: "task_run_states",
                columns: new[] { "task_run_seq", "transition_id" },
                unique: true);
        }
    }
}
