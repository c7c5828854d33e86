using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Assessments.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "asm_blueprint",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    every_case_right = table.Column<bool>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_blueprint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asm_observation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    course = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    observer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    observer_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    observer_organisation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    levels = table.Column<string>(type: "TEXT", nullable: false),
                    notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_observation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asm_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    difficulty = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    latest_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_question", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asm_rubric",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    criteria = table.Column<string>(type: "TEXT", nullable: false),
                    observers = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_rubric", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asm_sitting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    course = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @try = table.Column<int>(name: "try", type: "INTEGER", nullable: false),
                    seed = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    pass_mark = table.Column<int>(type: "INTEGER", nullable: false),
                    every_case_right = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ran_out = table.Column<bool>(type: "INTEGER", nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: true),
                    worth = table.Column<int>(type: "INTEGER", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_sitting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asm_observation_photo",
                columns: table => new
                {
                    observation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_observation_photo", x => x.observation_id);
                    table.ForeignKey(
                        name: "fk_asm_observation_photo_asm_observation_observation_id",
                        column: x => x.observation_id,
                        principalTable: "asm_observation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asm_question_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_question_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_asm_question_version_asm_question_question_id",
                        column: x => x.question_id,
                        principalTable: "asm_question",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asm_paper_item",
                columns: table => new
                {
                    sitting_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    question_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    expected = table.Column<long>(type: "INTEGER", nullable: true),
                    response = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    open_until = table.Column<long>(type: "INTEGER", nullable: false),
                    worth = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asm_paper_item", x => new { x.sitting_id, x.number });
                    table.ForeignKey(
                        name: "fk_asm_paper_item_sittings_sitting_id",
                        column: x => x.sitting_id,
                        principalTable: "asm_sitting",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_asm_paper_item_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "asm_question_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_asm_blueprint_course",
                table: "asm_blueprint",
                column: "course",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_observation_course",
                table: "asm_observation",
                column: "course");

            migrationBuilder.CreateIndex(
                name: "ix_asm_observation_session_id_staff_id_round_observer_id",
                table: "asm_observation",
                columns: new[] { "session_id", "staff_id", "round", "observer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_paper_item_question_id",
                table: "asm_paper_item",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "ix_asm_paper_item_version_id",
                table: "asm_paper_item",
                column: "version_id");

            migrationBuilder.CreateIndex(
                name: "ix_asm_question_code",
                table: "asm_question",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_question_version_question_id_number",
                table: "asm_question_version",
                columns: new[] { "question_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_rubric_course",
                table: "asm_rubric",
                column: "course",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_sitting_ended_at",
                table: "asm_sitting",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_asm_sitting_session_id_staff_id_try",
                table: "asm_sitting",
                columns: new[] { "session_id", "staff_id", "try" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asm_sitting_staff_id",
                table: "asm_sitting",
                column: "staff_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asm_blueprint");

            migrationBuilder.DropTable(
                name: "asm_observation_photo");

            migrationBuilder.DropTable(
                name: "asm_paper_item");

            migrationBuilder.DropTable(
                name: "asm_rubric");

            migrationBuilder.DropTable(
                name: "asm_observation");

            migrationBuilder.DropTable(
                name: "asm_sitting");

            migrationBuilder.DropTable(
                name: "asm_question_version");

            migrationBuilder.DropTable(
                name: "asm_question");
        }
    }
}
