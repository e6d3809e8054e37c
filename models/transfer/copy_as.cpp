#include "models/transfer/copy_as.h"

#include "engine/api/ops/query.h"
#include "engine/transfer/export_rows.h"
#include "engine/value/json.h"
#include "models/transfer/call_copies.h"
#include "models/transfer/literals.h"
#include "models/value/json_text.h"
#include "models/value/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rf::models {

namespace {

// ---- data

QStringList columnsOf(const QList<Value>& items, const QStringList& first) {
    QStringList names = first;
    for (const Value& item : items)
        for (const QString& name : item.names())
            if (!names.contains(name)) names << name;
    return names;
}

QString asCsv(const QList<Value>& items, const QStringList& columns) {
    std::string out;
    for (const QString& name : columns) {
        if (!out.empty()) out += ',';
        rf::transfer::appendCsvCell(toUtf8(name), ',', out);
    }
    for (const Value& item : items) {
        out += '\n';
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (i > 0) out += ',';
            const rf::AttributeValue* value = item.attributes().find(toUtf8(columns[i]));
            if (value && !value->is(rf::Type::NUL)) rf::transfer::appendCsvCell(rf::transfer::csvText(*value, false), ',', out);
        }
    }
    return fromUtf8(out + '\n');
}

QString asMarkdown(const QList<Value>& items, const QStringList& columns) {
    const auto cell = [](QString text) {
        text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('|'), QStringLiteral("\\|"));
        return text.replace(QStringLiteral("\r\n"), QStringLiteral("<br>")).replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    };
    QStringList head, rule, lines;
    for (const QString& name : columns) {
        head << cell(name);
        const bool numbers = !items.isEmpty() && std::all_of(items.begin(), items.end(), [&](const Value& item) {
            return !item.has(name) || item.child(name).type() == ValueType::N;
        });
        rule << (numbers ? QStringLiteral("--:") : QStringLiteral("---"));
    }
    const auto line = [](const QStringList& cells) { return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n"); };
    QString out = line(head) + line(rule);
    for (const Value& item : items) {
        QStringList cells;
        for (const QString& name : columns) {
            const rf::AttributeValue* value = item.attributes().find(toUtf8(name));
            cells << (value ? cell(fromUtf8(rf::transfer::csvText(*value, false))) : QString());
        }
        out += line(cells);
    }
    return out;
}

QString asJson(const QList<Value>& items, const QStringList& first) {
    if (items.size() == 1) return itemToPlainJsonText(items[0], first) + QLatin1Char('\n');
    QStringList texts;
    for (const Value& item : items) texts << fromUtf8(rf::toPlainJson(item.attributes()));
    return QStringLiteral("[\n  ") + texts.join(QStringLiteral(",\n  ")) + QStringLiteral("\n]\n");
}

// ---- calls

CallSource putOf(const CopyPlace& place, const Value& item) {
    std::string json = "{\"TableName\":";
    rf::appendJsonString(toUtf8(place.table), json);
    json += ",\"Item\":" + rf::toJson(item.attributes()) + '}';
    return {QStringLiteral("PutItem"), place.region, place.endpoint, QByteArray::fromStdString(json)};
}

QJsonObject jsonOf(const Value& item) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(rf::toJson(item.attributes()))).object();
}

QString listOf(const QList<Value>& items, const Dialect& dialect) {
    QStringList texts;
    for (const Value& item : items) texts << QStringLiteral("    ") + literal(jsonOf(item), dialect, 1);
    return QStringLiteral("[\n") + texts.join(QStringLiteral(",\n")) + QStringLiteral(",\n]");
}

QString pythonPuts(const CopyPlace& place, const QList<Value>& items) {
    if (items.size() == 1) return asPython(putOf(place, items[0]));
    const QString list = listOf(items, kPython);
    return pythonHead(QStringLiteral("dynamodb"), place.region, place.endpoint, list.contains(QLatin1String("b64decode("))) +
           QStringLiteral("items = ") + list + QStringLiteral("\nfor item in items:\n    client.put_item(TableName=") + jsonString(place.table) + QStringLiteral(", Item=item)\n");
}

QString javaScriptPuts(const CopyPlace& place, const QList<Value>& items) {
    if (items.size() == 1) return asJavaScript(putOf(place, items[0]));
    return QStringLiteral("import { DynamoDBClient, PutItemCommand } from \"@aws-sdk/client-dynamodb\";\n\n") +
           javaScriptClient(QStringLiteral("DynamoDBClient"), place.region, place.endpoint) + QStringLiteral("const items = ") + listOf(items, kJavaScript) +
           QStringLiteral(";\nfor (const Item of items) await client.send(new PutItemCommand({ TableName: ") + jsonString(place.table) + QStringLiteral(", Item }));\n");
}

QString javaProgram(const CopyPlace& place, const QString& body) {
    QString imports = QStringLiteral("import static java.util.Map.entry;\n\nimport java.net.URI;\nimport java.util.Base64;\nimport java.util.List;\nimport java.util.Map;\n"
                                     "import software.amazon.awssdk.core.SdkBytes;\nimport software.amazon.awssdk.regions.Region;\n"
                                     "import software.amazon.awssdk.services.dynamodb.DynamoDbClient;\nimport software.amazon.awssdk.services.dynamodb.model.*;\n\n");
    const bool bytes = body.contains(QLatin1String("bytes(\""));
    if (!bytes) imports.remove(QStringLiteral("import java.util.Base64;\n")).remove(QStringLiteral("import software.amazon.awssdk.core.SdkBytes;\n"));
    if (place.endpoint.isEmpty()) imports.remove(QStringLiteral("import java.net.URI;\n"));
    const QString endpoint = place.endpoint.isEmpty() ? QString() : QStringLiteral("\n            .endpointOverride(URI.create(%1))").arg(javaString(place.endpoint));
    QString helper;
    if (bytes)
        helper = QStringLiteral("    static SdkBytes bytes(String base64) {\n        return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));\n    }\n\n");
    return imports + QStringLiteral("public class Snippet {\n") + helper + QStringLiteral("    public static void main(String[] arguments) {\n        DynamoDbClient client = DynamoDbClient.builder()") +
           endpoint + QStringLiteral("\n            .region(Region.of(%1))\n            .build();\n").arg(javaString(place.region)) + body + QStringLiteral("    }\n}\n");
}

QString javaPuts(const CopyPlace& place, const QList<Value>& items) {
    QString body;
    for (const Value& item : items)
        body += QStringLiteral("        client.putItem(request -> request.tableName(%1).item(").arg(javaString(place.table)) + javaMap(item.attributes(), 2) + QStringLiteral("));\n");
    return javaProgram(place, body);
}

QString goProgram(const CopyPlace& place, const QString& body) {
    const bool bytes = body.contains(QLatin1String("unbase64(\"")), types = body.contains(QLatin1String("types."));
    QString out = QStringLiteral("package main\n\nimport (\n\t\"context\"\n");
    if (bytes) out += QStringLiteral("\t\"encoding/base64\"\n");
    out += QStringLiteral("\t\"log\"\n\n\t\"github.com/aws/aws-sdk-go-v2/aws\"\n\t\"github.com/aws/aws-sdk-go-v2/config\"\n\t\"github.com/aws/aws-sdk-go-v2/service/dynamodb\"\n");
    if (types) out += QStringLiteral("\t\"github.com/aws/aws-sdk-go-v2/service/dynamodb/types\"\n");
    out += QStringLiteral(")\n\n");
    if (bytes)
        out += QStringLiteral("func unbase64(text string) []byte {\n\tbytes, err := base64.StdEncoding.DecodeString(text)\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\treturn bytes\n}\n\n");
    out += QStringLiteral("func main() {\n\tctx := context.Background()\n\tcfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(%1))\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n").arg(goString(place.region));
    out += place.endpoint.isEmpty() ? QStringLiteral("\tclient := dynamodb.NewFromConfig(cfg)\n")
                                    : QStringLiteral("\tclient := dynamodb.NewFromConfig(cfg, func(o *dynamodb.Options) {\n\t\to.BaseEndpoint = aws.String(%1)\n\t})\n").arg(goString(place.endpoint));
    return out + body + QStringLiteral("}\n");
}

QString goPuts(const CopyPlace& place, const QList<Value>& items) {
    QString body;
    for (const Value& item : items)
        body += QStringLiteral("\tif _, err := client.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(%1), Item: ").arg(goString(place.table)) +
                goMap(item.attributes(), 1) + QStringLiteral("}); err != nil {\n\t\tlog.Fatal(err)\n\t}\n");
    return goProgram(place, body);
}

// ---- queries

/// A member of a query in both languages: its name as the wire has it, and its value.
struct Member {
    QString name, java, go;
};

QString nameMap(const rf::NameMap& names, bool java) {
    QStringList entries;
    for (const auto& [placeholder, name] : names) {
        const QString key = fromUtf8(placeholder), text = fromUtf8(name);
        entries << (java ? QStringLiteral("entry(%1, %2)").arg(javaString(key), javaString(text)) : goString(key) + QStringLiteral(": ") + goString(text));
    }
    return (java ? QStringLiteral("Map.ofEntries(") : QStringLiteral("map[string]string{")) + entries.join(QStringLiteral(", ")) + QLatin1Char(java ? ')' : '}');
}

template <class Input>
QList<Member> membersOf(const Input& input) {
    QList<Member> members;
    const auto text = [&](const char* name, const std::optional<std::string>& value) {
        if (!value) return;
        const QString shown = fromUtf8(*value);
        members << Member{QLatin1String(name), javaString(shown), QStringLiteral("aws.String(") + goString(shown) + QLatin1Char(')')};
    };
    const auto flag = [&](const char* name, const std::optional<bool>& value) {
        if (!value) return;
        const QString shown = *value ? QStringLiteral("true") : QStringLiteral("false");
        members << Member{QLatin1String(name), shown, QStringLiteral("aws.Bool(") + shown + QLatin1Char(')')};
    };
    text("TableName", input.tableName);
    text("IndexName", input.indexName);
    if constexpr (std::is_same_v<Input, rf::Query::Input>) {
        text("KeyConditionExpression", input.keyConditionExpression);
        flag("ScanIndexForward", input.scanIndexForward);
    }
    text("FilterExpression", input.filterExpression);
    text("ProjectionExpression", input.projectionExpression);
    if (input.expressionAttributeNames)
        members << Member{QStringLiteral("ExpressionAttributeNames"), nameMap(*input.expressionAttributeNames, true), nameMap(*input.expressionAttributeNames, false)};
    if (input.expressionAttributeValues)
        members << Member{QStringLiteral("ExpressionAttributeValues"), javaMap(*input.expressionAttributeValues, 3), goMap(*input.expressionAttributeValues, 2)};
    if (input.limit) members << Member{QStringLiteral("Limit"), QString::number(*input.limit), QStringLiteral("aws.Int32(%1)").arg(*input.limit)};
    flag("ConsistentRead", input.consistentRead);
    return members;
}

QString javaQuery(const CopyPlace& place, const char* method, const QList<Member>& members) {
    QString body = QStringLiteral("        var answer = client.%1(request -> request").arg(QLatin1String(method));
    for (const Member& member : members) body += QStringLiteral("\n            .") + member.name[0].toLower() + member.name.mid(1) + QLatin1Char('(') + member.java + QLatin1Char(')');
    return javaProgram(place, body + QStringLiteral(");\n        System.out.println(answer.items());\n"));
}

QString goQuery(const CopyPlace& place, const char* method, const QList<Member>& members) {
    QString body = QStringLiteral("\tanswer, err := client.%1(ctx, &dynamodb.%1Input{\n").arg(QLatin1String(method));
    for (const Member& member : members) body += QStringLiteral("\t\t") + member.name + QStringLiteral(": ") + member.go + QStringLiteral(",\n");
    return goProgram(place, body + QStringLiteral("\t})\n\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n\tlog.Println(answer.Items)\n"));
}

template <class Op, class Input>
QString queryText(CopyAs as, const CopyPlace& place, Input input) {
    input.returnConsumedCapacity.reset();
    const bool isQuery = std::is_same_v<Op, rf::Query>;
    if (as == CopyAs::Java) return javaQuery(place, isQuery ? "query" : "scan", membersOf(input));
    if (as == CopyAs::Go) return goQuery(place, isQuery ? "Query" : "Scan", membersOf(input));
    const CallSource call{isQuery ? QStringLiteral("Query") : QStringLiteral("Scan"), place.region, place.endpoint,
                          QByteArray::fromStdString(rf::requestToJson(rf::Request::of<Op>(std::move(input))))};
    return as == CopyAs::AwsCli ? asAwsCli(call) : as == CopyAs::Python ? asPython(call) : asJavaScript(call);
}

} // namespace

QList<CopyAs> allCopies() {
    return {CopyAs::DynamoDbJson, CopyAs::Json, CopyAs::Csv, CopyAs::Markdown, CopyAs::AwsCli, CopyAs::Python, CopyAs::JavaScript, CopyAs::Java, CopyAs::Go};
}

QString copyName(CopyAs as) {
    switch (as) {
    case CopyAs::DynamoDbJson: return tr("DynamoDB JSON");
    case CopyAs::Json: return tr("JSON");
    case CopyAs::Csv: return tr("CSV");
    case CopyAs::Markdown: return tr("Markdown");
    case CopyAs::AwsCli: return tr("AWS CLI");
    case CopyAs::Python: return tr("Python (boto3)");
    case CopyAs::JavaScript: return tr("JavaScript (SDK v3)");
    case CopyAs::Java: return tr("Java (SDK v2)");
    case CopyAs::Go: return tr("Go (SDK v2)");
    }
    return {};
}

bool isCode(CopyAs as) { return as >= CopyAs::AwsCli; }

QString itemsAs(CopyAs as, const CopyPlace& place, const QList<Value>& items, const QStringList& columns) {
    if (items.isEmpty()) return {};
    QString out;
    switch (as) {
    case CopyAs::DynamoDbJson:
        for (const Value& item : items) out += item.toJson(true) + QLatin1Char('\n');
        return out;
    case CopyAs::Json: return asJson(items, columns);
    case CopyAs::Csv: return asCsv(items, columnsOf(items, columns));
    case CopyAs::Markdown: return asMarkdown(items, columnsOf(items, columns));
    case CopyAs::AwsCli:
        for (const Value& item : items) out += asAwsCli(putOf(place, item));
        return out;
    case CopyAs::Python: return pythonPuts(place, items);
    case CopyAs::JavaScript: return javaScriptPuts(place, items);
    case CopyAs::Java: return javaPuts(place, items);
    case CopyAs::Go: return goPuts(place, items);
    }
    return {};
}

QString queryAs(CopyAs as, const CopyPlace& place, const PageRequest& request) {
    if (!isCode(as)) return {};
    if (const auto* query = std::get_if<rf::Query::Input>(&request.input)) return queryText<rf::Query>(as, place, *query);
    return queryText<rf::Scan>(as, place, std::get<rf::Scan::Input>(request.input));
}

} // namespace rf::models
