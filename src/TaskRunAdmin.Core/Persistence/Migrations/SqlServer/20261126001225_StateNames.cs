using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.SqlServer
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
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.Sql("""
                EXEC(N'
                UPDATE [task_runs] SET [state_name_prefix] = LEFT([state_name], 200)
                WHERE [state_name] <> STUFF(LOWER([state_type]), 1, 1, LEFT([state_type], 1)) COLLATE Latin1_General_100_BIN2;
                ');
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
