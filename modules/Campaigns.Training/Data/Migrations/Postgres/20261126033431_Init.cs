using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Training.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "trn_course",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    needed_by = table.Column<string[]>(type: "text[]", nullable: false),
                    latest = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_course", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trn_number_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_number_series", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trn_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_code = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    course_title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    course_version = table.Column<int>(type: "integer", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    scope_path = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    replaces = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    suspended_until = table.Column<DateOnly>(type: "date", nullable: true),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_certificate", x => x.id);
                    table.ForeignKey(
                        name: "fk_trn_certificate_courses_course_id",
                        column: x => x.course_id,
                        principalTable: "trn_course",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trn_course_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    refresh_by = table.Column<DateOnly>(type: "date", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_course_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_trn_course_version_trn_course_course_id",
                        column: x => x.course_id,
                        principalTable: "trn_course",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trn_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    trainers = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    material = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_trn_session_trn_course_course_id",
                        column: x => x.course_id,
                        principalTable: "trn_course",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trn_certificate_change",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    act = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_certificate_change", x => new { x.certificate_id, x.number });
                    table.ForeignKey(
                        name: "fk_trn_certificate_change_trn_certificate_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "trn_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trn_reminder",
                columns: table => new
                {
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_reminder", x => new { x.certificate_id, x.days });
                    table.ForeignKey(
                        name: "fk_trn_reminder_trn_certificate_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "trn_certificate",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trn_assessment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    course_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    observers = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    rubric = table.Column<string>(type: "text", nullable: true),
                    failed = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    used_for = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_assessment", x => x.id);
                    table.ForeignKey(
                        name: "fk_trn_assessment_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "trn_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "trn_participant",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seat = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<bool>(type: "boolean", nullable: true),
                    nominated_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_for = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_participant", x => new { x.session_id, x.staff_id });
                    table.ForeignKey(
                        name: "fk_trn_participant_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "trn_session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "trn_score_change",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    before = table.Column<int>(type: "integer", nullable: false),
                    after = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trn_score_change", x => new { x.assessment_id, x.number });
                    table.ForeignKey(
                        name: "fk_trn_score_change_trn_assessment_assessment_id",
                        column: x => x.assessment_id,
                        principalTable: "trn_assessment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_trn_assessment_session_id_staff_id",
                table: "trn_assessment",
                columns: new[] { "session_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trn_assessment_staff_id_course_id",
                table: "trn_assessment",
                columns: new[] { "staff_id", "course_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_code",
                table: "trn_certificate",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_course_code_year_sequence",
                table: "trn_certificate",
                columns: new[] { "course_code", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_course_id",
                table: "trn_certificate",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_expires_on",
                table: "trn_certificate",
                column: "expires_on");

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_number",
                table: "trn_certificate",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_certificate_staff_id_course_id",
                table: "trn_certificate",
                columns: new[] { "staff_id", "course_id" });

            migrationBuilder.CreateIndex(
                name: "ix_trn_course_code",
                table: "trn_course",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_course_version_course_id_number",
                table: "trn_course_version",
                columns: new[] { "course_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_number_series_course_code_year",
                table: "trn_number_series",
                columns: new[] { "course_code", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trn_participant_staff_id",
                table: "trn_participant",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_trn_session_course_id",
                table: "trn_session",
                column: "course_id");

            migrationBuilder.CreateIndex(
                name: "ix_trn_session_starts_at",
                table: "trn_session",
                column: "starts_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trn_certificate_change");

            migrationBuilder.DropTable(
                name: "trn_course_version");

            migrationBuilder.DropTable(
                name: "trn_number_series");

            migrationBuilder.DropTable(
                name: "trn_participant");

            migrationBuilder.DropTable(
                name: "trn_reminder");

            migrationBuilder.DropTable(
                name: "trn_score_change");

            migrationBuilder.DropTable(
                name: "trn_certificate");

            migrationBuilder.DropTable(
                name: "trn_assessment");

            migrationBuilder.DropTable(
                name: "trn_session");

            migrationBuilder.DropTable(
                name: "trn_course");
        }
    }
}
