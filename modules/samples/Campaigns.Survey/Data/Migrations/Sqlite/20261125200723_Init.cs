using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Survey.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "svy_answer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_svy_answer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "svy_contact",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    consent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_svy_contact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "svy_event_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    answers = table.Column<int>(type: "INTEGER", nullable: false),
                    score_sum = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_svy_event_result", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_svy_answer_event_id",
                table: "svy_answer",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_svy_answer_scope_path",
                table: "svy_answer",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ix_svy_contact_answer_id",
                table: "svy_contact",
                column: "answer_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_svy_contact_consent_at",
                table: "svy_contact",
                column: "consent_at");

            migrationBuilder.CreateIndex(
                name: "ix_svy_contact_person_id",
                table: "svy_contact",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_svy_event_result_scope_path",
                table: "svy_event_result",
                column: "scope_path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "svy_answer");

            migrationBuilder.DropTable(
                name: "svy_contact");

            migrationBuilder.DropTable(
                name: "svy_event_result");
        }
    }
}
