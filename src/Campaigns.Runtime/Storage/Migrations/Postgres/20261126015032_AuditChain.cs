using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Runtime.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_core_audit_record_kind_record_id",
                table: "core_audit");

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "core_audit",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "behalf_id",
                table: "core_audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changes",
                table: "core_audit",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "core_audit",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "mac",
                table: "core_audit",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "request_id",
                table: "core_audit",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "via",
                table: "core_audit",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "written_at",
                table: "core_audit",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.CreateTable(
                name: "core_audit_seal",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    entry = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_core_audit_seal", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_record_id",
                table: "core_audit",
                column: "record_id");

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_seal_entry",
                table: "core_audit_seal",
                column: "entry",
                unique: true);

            // What was written before there were proofs.
            migrationBuilder.Sql(@"update core_audit set mac = '\x00';");
            AppendOnly.Guard(migrationBuilder, "core_audit");
            AppendOnly.Guard(migrationBuilder, "core_audit_seal");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            AppendOnly.Release(migrationBuilder, "core_audit_seal");
            AppendOnly.Release(migrationBuilder, "core_audit");
            migrationBuilder.DropTable(
                name: "core_audit_seal");

            migrationBuilder.DropIndex(
                name: "ix_core_audit_record_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "address",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "behalf_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "mac",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "request_id",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "via",
                table: "core_audit");

            migrationBuilder.DropColumn(
                name: "written_at",
                table: "core_audit");

            migrationBuilder.CreateIndex(
                name: "ix_core_audit_record_kind_record_id",
                table: "core_audit",
                columns: new[] { "record_kind", "record_id" });
        }
    }
}
