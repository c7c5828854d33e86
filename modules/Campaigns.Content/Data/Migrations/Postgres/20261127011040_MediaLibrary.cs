using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Content.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MediaLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "picture_id",
                table: "cnt_content_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cnt_picture",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    about_id = table.Column<Guid>(type: "uuid", nullable: true),
                    alt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    away_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    away_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cnt_picture", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cnt_picture_file",
                columns: table => new
                {
                    picture_id = table.Column<Guid>(type: "uuid", nullable: false),
                    size = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cnt_picture_file", x => new { x.picture_id, x.size });
                    table.ForeignKey(
                        name: "fk_cnt_picture_file_cnt_picture_picture_id",
                        column: x => x.picture_id,
                        principalTable: "cnt_picture",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cnt_picture_about_kind_about_id",
                table: "cnt_picture",
                columns: new[] { "about_kind", "about_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cnt_picture_file");

            migrationBuilder.DropTable(
                name: "cnt_picture");

            migrationBuilder.DropColumn(
                name: "picture_id",
                table: "cnt_content_version");
        }
    }
}
