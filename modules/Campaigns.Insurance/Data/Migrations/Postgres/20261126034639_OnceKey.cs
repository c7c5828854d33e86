using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Insurance.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OnceKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "once_key",
                table: "ins_enrolment",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_ins_enrolment_once_key",
                table: "ins_enrolment",
                column: "once_key",
                unique: true,
                filter: "once_key is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_ins_enrolment_once_key",
                table: "ins_enrolment");

            migrationBuilder.DropColumn(
                name: "once_key",
                table: "ins_enrolment");
        }
    }
}
