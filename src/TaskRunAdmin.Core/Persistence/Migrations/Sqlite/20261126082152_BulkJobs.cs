using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TaskRunAdmin.Core.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BulkJobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bulk_jobs",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    up_to = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    proposed_name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    is_forced = table.Column<bool>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    address = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    correlation_id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    started = table.Column<long>(type: "INTEGER", nullable: true),
                    ended = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_jobs", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "bulk_job_results",
                columns: table => new
                {
                    job_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    run_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    state_type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    state_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_job_results", x => new { x.job_seq, x.run_seq });
                    table.ForeignKey(
                        name: "FK_bulk_job_results_bulk_jobs_job_seq",
                        column: x => x.job_seq,
                        principalTable: "bulk_jobs",
                        principalColumn: "seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_job_results_outcome",
                table: "bulk_job_results",
                columns: new[] { "job_seq", "outcome", "run_seq" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_jobs_status",
                table: "bulk_jobs",
                columns: new[] { "status", "seq" });

            migrationBuilder.CreateIndex(
                name: "ux_bulk_jobs_id",
                table: "bulk_jobs",
                column: "id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulk_job_results");

            migrationBuilder.DropTable(
                name: "bulk_jobs");
        }
    }
}
