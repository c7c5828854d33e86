using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Content.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cnt_picture",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    about_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    alt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    away_at = table.Column<long>(type: "INTEGER", nullable: true),
                    away_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cnt_picture", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cnt_picture_file",
                columns: table => new
                {
                    picture_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    size = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
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
