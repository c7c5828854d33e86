using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Training.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "trn_certificate_scan",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_certificate_scan", x => x.certificate_id);
                    table.ForeignKey(
                        name: "fk_trn_certificate_scan_trn_certificate_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "trn_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trn_certification",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    trainer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    open = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    shown_as = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_certification", x => x.id);
                    table.ForeignKey(
                        name: "fk_trn_certification_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "trn_course",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trn_qualification_override",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course_code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    open = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_qualification_override", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_trn_certification_course_id",
                table: "trn_certification",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_trn_certification_open",
                table: "trn_certification",
                column: "open",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_certification_staff_id",
                table: "trn_certification",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_trn_qualification_override_on_staff_id",
                table: "trn_qualification_override",
                columns: new[] { "on", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trn_qualification_override_open",
                table: "trn_qualification_override",
                column: "open",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trn_certificate_scan");

            migrationBuilder.DropTable(
                name: "trn_certification");

            migrationBuilder.DropTable(
                name: "trn_qualification_override");
        }
    }
}
