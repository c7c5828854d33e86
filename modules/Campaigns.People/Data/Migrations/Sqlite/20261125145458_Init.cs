using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.People.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ppl_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    citizen_id = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    identity = table.Column<string>(type: "TEXT", nullable: true),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    unit_as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    hamlet = table.Column<string>(type: "TEXT", nullable: true),
                    consent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ppl_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ppl_appearance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ppl_appearance", x => x.id);
                    table.ForeignKey(
                        name: "fk_ppl_appearance_people_person_id",
                        column: x => x.person_id,
                        principalTable: "ppl_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ppl_appearance_person_id",
                table: "ppl_appearance",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_ppl_appearance_record_kind_record_id",
                table: "ppl_appearance",
                columns: new[] { "record_kind", "record_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_citizen_id",
                table: "ppl_person",
                column: "citizen_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_identity",
                table: "ppl_person",
                column: "identity",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_phone_folded",
                table: "ppl_person",
                columns: new[] { "phone", "folded" });

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_scope_path",
                table: "ppl_person",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ix_ppl_person_sort_key_id",
                table: "ppl_person",
                columns: new[] { "sort_key", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ppl_appearance");

            migrationBuilder.DropTable(
                name: "ppl_person");
        }
    }
}
