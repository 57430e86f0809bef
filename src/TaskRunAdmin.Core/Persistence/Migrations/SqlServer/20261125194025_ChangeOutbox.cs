using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ChangeOutbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "task_run_changes",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    task_run_ids = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_run_changes", x => x.seq);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "task_run_changes");
        }
    }
}
