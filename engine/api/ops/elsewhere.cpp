#include "engine/api/ops/elsewhere.h"

#include "engine/value/json_object.h"
#include "engine/api/ops/resource_arn.h"
#include "engine/catalog/messages.h"

#include <array>

namespace rf {
namespace {

using Input = ElsewhereInput;
using Answer = Result<ElsewhereOutput>;

/// A name is missed, or belongs to no table.
Result<TablePtr> tableOf(const Text& nameOrArn, ErrorCode code, const OpEnv& env) {
    if (!nameOrArn) return validation(std::string(msg::kTableNameRequired));
    const std::string_view name = tableNameOf(*nameOrArn);
    TablePtr table = env.catalog.find(env.context.region, name);
    if (table) return table;
    return Error{code, code == ErrorCode::TableNotFound ? msg::noSuchTable(name) : msg::tableNotFound(name)};
}

Error missing(std::string_view member) {
    return validation(msg::enveloped("Value null at '" + std::string(member) +
                                     "' failed to satisfy constraint: Member must not be null"));
}

Answer emptyList(std::string_view member) {
    return ElsewhereOutput{"{\"" + std::string(member) + "\":[]}"};
}

Answer continuousBackups(const Input& in, const OpEnv& env) {
    RF_TRY(tableOf(in.tableName, ErrorCode::TableNotFound, env));
    return ElsewhereOutput{R"({"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",)"
                           R"("PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}})"};
}

Answer contributorInsights(const Input& in, const OpEnv& env) {
    RF_ASSIGN(const TablePtr table, tableOf(in.tableName, ErrorCode::ResourceNotFound, env));
    if (in.indexName && !table->findIndex(*in.indexName))
        return Error{ErrorCode::ResourceNotFound, std::string(msg::kTableNotFound)};
    ElsewhereOutput output;
    {
        JsonObject object(output.json);
        object.text("TableName", table->name);
        if (in.indexName) object.text("IndexName", *in.indexName);
        object.text("ContributorInsightsStatus", "DISABLED");
    }
    return output;
}

Answer kinesisDestinations(const Input& in, const OpEnv& env) {
    RF_ASSIGN(const TablePtr table, tableOf(in.tableName, ErrorCode::ResourceNotFound, env));
    ElsewhereOutput output;
    {
        JsonObject object(output.json);
        object.text("TableName", table->name);
        object.name("KinesisDataStreamDestinations") += "[]";
    }
    return output;
}

Answer backup(const Input& in, const OpEnv&) {
    if (!in.backupArn) return missing("backupArn");
    return Error{ErrorCode::BackupNotFound, msg::noBackup(*in.backupArn)};
}
Answer exported(const Input& in, const OpEnv&) {
    if (!in.exportArn) return missing("exportArn");
    return Error{ErrorCode::ExportNotFound, msg::noExport(*in.exportArn)};
}
Answer imported(const Input& in, const OpEnv&) {
    if (!in.importArn) return missing("importArn");
    return Error{ErrorCode::ImportNotFound, msg::noImport(*in.importArn)};
}
Answer globalTable(const Input& in, const OpEnv&) {
    if (!in.globalTableName) return missing("globalTableName");
    return Error{ErrorCode::GlobalTableNotFound, msg::noGlobalTable(*in.globalTableName)};
}

struct Told {
    std::string_view operation;
    Answer (*answer)(const Input& input, const OpEnv& env);
};
constexpr std::array kTold{
    Told{"DeleteBackup", backup},
    Told{"DescribeBackup", backup},
    Told{"DescribeContinuousBackups", continuousBackups},
    Told{"DescribeContributorInsights", contributorInsights},
    Told{"DescribeExport", exported},
    Told{"DescribeGlobalTable", globalTable},
    Told{"DescribeGlobalTableSettings", globalTable},
    Told{"DescribeImport", imported},
    Told{"DescribeKinesisStreamingDestination", kinesisDestinations},
    Told{"ListBackups", [](const Input&, const OpEnv&) { return emptyList("BackupSummaries"); }},
    Told{"ListContributorInsights",
         [](const Input&, const OpEnv&) { return emptyList("ContributorInsightsSummaries"); }},
    Told{"ListExports", [](const Input&, const OpEnv&) { return emptyList("ExportSummaries"); }},
    Told{"ListGlobalTables", [](const Input&, const OpEnv&) { return emptyList("GlobalTables"); }},
    Told{"ListImports", [](const Input&, const OpEnv&) { return emptyList("ImportSummaryList"); }},
};

/// What the refusal names: the table if there is a name or an ARN of one, else everything.
std::string resourceOf(const Input& in, const OpEnv& env) {
    for (const Text* arn : {&in.backupArn, &in.tableArn})
        if (*arn) return **arn;
    if (!in.tableName) return "*";
    if (in.tableName->starts_with("arn:")) return *in.tableName;
    TableSchema named;
    named.region = env.context.region;
    named.name = *in.tableName;
    return named.arn();
}

} // namespace

const Spec<Input>& elsewhereSpec() {
    static const Spec<Input> spec("Input", {
                                               field("TableName", &Input::tableName),
                                               field("IndexName", &Input::indexName),
                                               field("TableArn", &Input::tableArn),
                                               field("BackupArn", &Input::backupArn),
                                               field("ExportArn", &Input::exportArn),
                                               field("ImportArn", &Input::importArn),
                                               field("GlobalTableName", &Input::globalTableName),
                                           });
    return spec;
}

Answer answerElsewhere(std::string_view operation, const Input& input, const OpEnv& env) {
    for (const Told& told : kTold)
        if (told.operation == operation) return told.answer(input, env);
    return accessDenied(operation, resourceOf(input, env));
}

} // namespace rf
