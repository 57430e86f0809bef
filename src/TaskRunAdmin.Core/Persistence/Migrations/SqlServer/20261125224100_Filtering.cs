using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Filtering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "tags",
                table: "task_runs",
                type: "nvarchar(max)",
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)");

            migrationBuilder.AlterColumn<string>(
                name: "state_name",
                table: "task_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "task_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "task_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "flow_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000);

            migrationBuilder.AddColumn<string>(
                name: "name_folded",
                table: "flow_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "task_run_tags",
                columns: table => new
                {
                    tag = table.Column<string>(type: "nvarchar(205)", maxLength: 205, nullable: false, collation: "Latin1_General_100_BIN2"),
                    task_run_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_run_tags", x => new { x.tag, x.task_run_seq });
                });

            // What is there already. Runs with tags of more than 200 characters are not found by them. A statement that names
            // a new column is compiled before the column is there, unless it is one of its own.
            migrationBuilder.Sql("""
                EXEC(N'
                INSERT INTO [task_run_tags] ([tag], [task_run_seq])
                SELECT DISTINCT each.[value] COLLATE Latin1_General_100_BIN2 + N''|'', run.[seq]
                FROM [task_runs] AS run CROSS APPLY OPENJSON(run.[tags]) AS each
                WHERE LEN(each.[value] + N''.'') <= 201;
                UPDATE [task_runs] SET [name_folded] = UPPER([name]);
                UPDATE [flow_runs] SET [name_folded] = UPPER([name]);
                ');
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

            migrationBuilder.AlterColumn<string>(
                name: "tags",
                table: "task_runs",
                type: "nvarchar(max)",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "state_name",
                table: "task_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "task_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "flow_runs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldCollation: "Latin1_General_100_BIN2");
        }
    }
}
