using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Training.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OpenClasses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cancel_reason",
                table: "trn_session",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "cancelled_at",
                table: "trn_session",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closes_at",
                table: "trn_session",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "guest_seats",
                table: "trn_session",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opens_at",
                table: "trn_session",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "scope_path",
                table: "trn_session",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "self",
                table: "trn_session",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "slug",
                table: "trn_session",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unit_code",
                table: "trn_session",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "themselves",
                table: "trn_participant",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_trn_session_slug",
                table: "trn_session",
                column: "slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_trn_session_slug",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "cancel_reason",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "closes_at",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "guest_seats",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "opens_at",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "scope_path",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "self",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "slug",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "unit_code",
                table: "trn_session");

            migrationBuilder.DropColumn(
                name: "themselves",
                table: "trn_participant");
        }
    }
}
