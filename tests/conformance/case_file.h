#pragma once
// Reads conformance cases (README.md beside this file says the format) and judges answers. Knows no transport.

#include <QtCore>

namespace conformance {

struct Step {
    QString operation;
    QJsonObject input;
    QJsonObject expect; ///< empty: must succeed
};

struct Case {
    QString name;
    QStringList tables;
    QList<Step> steps;
};

/// What a transport answered: the JSON body, and whether it is an error's.
struct Answer {
    bool ok = false;
    QJsonObject body;
};

/// Replaces the generators "$repeat", "$nest" and "$times" by what they make.
inline QJsonValue expanded(const QJsonValue& value);

inline QJsonValue withNumber(const QJsonValue& value, const QString& number) {
    if (value.isString()) return value.toString().replace("$i", number);
    if (value.isArray()) {
        QJsonArray result;
        for (const auto& each : value.toArray()) result.append(withNumber(each, number));
        return result;
    }
    if (!value.isObject()) return value;
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key().startsWith("$") ? it.key() : QString(it.key()).replace("$i", number),
                      withNumber(it.value(), number));
    return result;
}

inline QJsonValue generated(const QJsonObject& object) {
    if (object.contains("$repeat")) return object["$repeat"].toString().repeated(object["times"].toInt());
    if (object.contains("$nest")) {
        QJsonValue value = expanded(object["value"]);
        for (int i = 0; i < object["$nest"].toInt(); ++i) value = QJsonObject{{"L", QJsonArray{value}}};
        return value;
    }
    QJsonArray list;
    const int first = object["from"].toInt(0);
    for (int i = 0; i < object["$times"].toInt(); ++i)
        list.append(expanded(withNumber(object["each"], QString::number(first + i))));
    return list;
}

inline QJsonValue expanded(const QJsonValue& value) {
    if (value.isArray()) {
        QJsonArray result;
        for (const auto& each : value.toArray()) result.append(expanded(each));
        return result;
    }
    if (!value.isObject()) return value;
    const QJsonObject object = value.toObject();
    for (const char* generator : {"$repeat", "$nest", "$times"})
        if (object.contains(QLatin1String(generator))) return generated(object);
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) result.insert(it.key(), expanded(it.value()));
    return result;
}

inline QString shown(const QJsonValue& value) {
    QJsonDocument document;
    if (value.isObject())
        document.setObject(value.toObject());
    else if (value.isArray())
        document.setArray(value.toArray());
    else
        return value.isUndefined() ? QString("nothing") : value.toVariant().toString();
    const QString text = QString::fromUtf8(document.toJson(QJsonDocument::Compact));
    return text.size() > 600 ? text.left(600) + "…" : text;
}

/// Where two values differ, or an empty text. `partly`: the found objects may have members that are not expected.
inline QString difference(const QJsonValue& expected, const QJsonValue& found, const QString& at, bool partly = false);

inline QString differenceInAnyOrder(const QJsonArray& expected, QJsonArray found, const QString& at, bool partly) {
    if (expected.size() != found.size())
        return QString("%1: expected %2 elements, found %3").arg(at).arg(expected.size()).arg(shown(found));
    for (const auto& each : expected) {
        qsizetype i = 0;
        while (i < found.size() && !difference(each, found[i], at, partly).isEmpty()) ++i;
        if (i == found.size()) return QString("%1: no element is %2 in %3").arg(at, shown(each), shown(found));
        found.removeAt(i);
    }
    return {};
}

inline QString differenceOfObjects(const QJsonObject& expected, const QJsonValue& found, const QString& at,
                                   bool partly) {
    if (expected.contains("$any")) return found.isUndefined() ? at + ": is absent" : QString();
    if (expected.contains("$absent")) return found.isUndefined() ? QString() : at + ": is " + shown(found);
    if (expected.contains("$anyOrder"))
        return differenceInAnyOrder(expected["$anyOrder"].toArray(), found.toArray(), at, partly);
    if (expected.contains("$has")) return difference(expected["$has"], found, at, true);
    if (expected.contains("$matches")) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(expected["$matches"].toString()),
                                         QRegularExpression::DotMatchesEverythingOption);
        return pattern.match(found.toString()).hasMatch() ? QString() : at + ": is " + shown(found);
    }
    if (!found.isObject()) return QString("%1: expected %2, found %3").arg(at, shown(expected), shown(found));
    const QJsonObject object = found.toObject();
    for (auto it = expected.begin(); it != expected.end(); ++it)
        if (const QString text = difference(it.value(), object.value(it.key()), at + "." + it.key(), partly);
            !text.isEmpty())
            return text;
    for (auto it = object.begin(); it != object.end() && !partly; ++it)
        if (!expected.contains(it.key())) return QString("%1.%2: unexpected %3").arg(at, it.key(), shown(it.value()));
    return {};
}

inline QString difference(const QJsonValue& expected, const QJsonValue& found, const QString& at, bool partly) {
    if (expected.isObject()) return differenceOfObjects(expected.toObject(), found, at, partly);
    if (!expected.isArray())
        return expected == found ? QString()
                                 : QString("%1: expected %2, found %3").arg(at, shown(expected), shown(found));
    const QJsonArray wanted = expected.toArray(), list = found.toArray();
    if (!found.isArray() || wanted.size() != list.size())
        return QString("%1: expected %2, found %3").arg(at, shown(expected), shown(found));
    for (qsizetype i = 0; i < wanted.size(); ++i)
        if (const QString text = difference(wanted[i], list[i], QString("%1[%2]").arg(at).arg(i), partly);
            !text.isEmpty())
            return text;
    return {};
}

/// `error`: {code, message?, item?, reasons?}; message may be a matcher.
inline QString judgeError(const QJsonObject& expected, const Answer& answer) {
    if (answer.ok) return "expected an error, found " + shown(answer.body);
    const QJsonObject& body = answer.body;
    const QString code = body["__type"].toString().section('#', 1);
    if (code != expected["code"].toString())
        return "expected " + expected["code"].toString() + ", found " + shown(body);
    const QJsonValue message = body.contains("message") ? body["message"] : body["Message"];
    if (expected.contains("message"))
        if (const QString text = difference(expected["message"], message, "message"); !text.isEmpty()) return text;
    if (const QString text = expected.contains("item") ? difference(expected["item"], body["Item"], "Item") : QString();
        !text.isEmpty())
        return text;
    if (!expected.contains("item") && body.contains("Item")) return "unexpected Item " + shown(body["Item"]);
    if (!expected.contains("reasons")) return {};
    return difference(expected["reasons"], body["CancellationReasons"], "CancellationReasons");
}

/// An empty text when the answer is what the step expects.
inline QString judge(const Step& step, const Answer& answer) {
    if (step.expect.contains("error")) return judgeError(step.expect["error"].toObject(), answer);
    if (!answer.ok) return "unexpected error " + shown(answer.body);
    return step.expect.contains("output") ? difference(step.expect["output"], answer.body, "output") : QString();
}

inline Step stepFrom(const QJsonObject& request, const QJsonObject& expect = {}) {
    const QString operation = request.keys().value(0);
    return {operation, expanded(request[operation]).toObject(), expanded(expect).toObject()};
}

inline Case caseFrom(const QJsonObject& object) {
    Case result{object["name"].toString(), {}, {}};
    for (const auto& table : object["tables"].toArray()) result.tables << table.toString();
    for (const auto& request : object["setup"].toArray()) result.steps << stepFrom(request.toObject());
    result.steps << stepFrom(object["request"].toObject(), object["expect"].toObject());
    for (const auto& each : object["then"].toArray())
        result.steps << stepFrom(each.toObject()["request"].toObject(), each.toObject()["expect"].toObject());
    return result;
}

inline QJsonDocument readJson(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s at byte %d", qPrintable(path), qPrintable(error.errorString()), error.offset);
    return document;
}

} // namespace conformance
