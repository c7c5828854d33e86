using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.People.Data.Migrations.Postgres
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    folded = table.Column<string>(type: "text", nullable: false),
                    sort_key = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    citizen_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    identity = table.Column<string>(type: "text", nullable: true),
                    birth_year = table.Column<int>(type: "integer", nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    unit_code = table.Column<string>(type: "text", nullable: true),
                    unit_as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    scope_path = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    hamlet = table.Column<string>(type: "text", nullable: true),
                    consent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ppl_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ppl_appearance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
