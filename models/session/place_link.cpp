#include "models/session/place_link.h"

#include "models/session/session_store.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>

namespace rf::models {

namespace {

const QString kScheme = QStringLiteral("rangefinder://");

/// A slash within a name must not end it; everything that is no plain letter is written as %XX.
QString coded(const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }
QString decoded(const QString& text) { return QUrl::fromPercentEncoding(text.toLatin1()); }

QString codedForm(const QJsonObject& form) {
    return QString::fromLatin1(QJsonDocument(form).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

std::optional<Value> PlaceLink::keyFor(const TableInfo& in) const {
    if (!in.isValid() || in.range.has_value() == range.isEmpty()) return std::nullopt;
    rf::AttributeMap key;
    const auto put = [&key](const KeyPart& part, const QString& text) {
        const auto value = Value::parse(part.type, text);
        if (value) key.set(toUtf8(part.name), value->engine());
        return value.has_value();
    };
    if (!put(in.hash, hash) || (in.range && !put(*in.range, range))) return std::nullopt;
    return Value(rf::AttributeValue::map(std::move(key)));
}

QString PlaceLink::title() const {
    if (isItem()) return range.isEmpty() ? hash : QStringLiteral("%1 / %2").arg(hash, range);
    if (const auto statement = statementOfForm(form)) return statement->title();
    return table;
}

PlaceLink linkTo(const QString& path, const TableInfo& table, const Value& item) {
    PlaceLink link{.path = path, .region = table.region, .table = table.name};
    link.hash = item.child(table.hash.name).editText();
    if (table.range) link.range = item.child(table.range->name).editText();
    return link;
}

PlaceLink linkTo(const Place& place) {
    return {.path = place.path, .region = place.region, .table = place.table, .page = place.mode, .form = place.query};
}

QString linkText(const PlaceLink& link) {
    QStringList parts{QFileInfo(link.path).fileName(), link.region, link.table};
    if (link.isItem()) parts << link.hash;
    if (!link.range.isEmpty()) parts << link.range;
    for (QString& part : parts) part = coded(part);
    QString text = kScheme + parts.join(u'/') + QStringLiteral("?file=") + coded(link.path);
    if (!link.page.isEmpty()) text += QStringLiteral("&page=") + coded(link.page);
    if (!link.form.isEmpty()) text += QStringLiteral("&form=") + codedForm(link.form);
    return text;
}

bool looksLikeLink(const QString& text) { return text.trimmed().startsWith(kScheme, Qt::CaseInsensitive); }

std::optional<PlaceLink> linkOfText(const QString& given) {
    const QString text = given.trimmed();
    if (!looksLikeLink(text)) return std::nullopt;
    const qsizetype question = text.indexOf(u'?');
    const QStringList parts = text.mid(kScheme.size(), question < 0 ? -1 : question - kScheme.size()).split(u'/');
    if (question < 0 || parts.size() < 2 || parts.size() > 5) return std::nullopt;
    PlaceLink link{.region = decoded(parts[1]), .table = decoded(parts.value(2)), .hash = decoded(parts.value(3)), .range = decoded(parts.value(4))};
    for (const QString& member : text.mid(question + 1).split(u'&')) {
        const QString name = member.section(u'=', 0, 0), value = member.section(u'=', 1);
        if (name == QLatin1String("file")) link.path = decoded(value);
        if (name == QLatin1String("page")) link.page = decoded(value);
        if (name != QLatin1String("form")) continue;
        const auto bytes = QByteArray::fromBase64Encoding(value.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        const auto form = bytes ? QJsonDocument::fromJson(*bytes) : QJsonDocument();
        if (!form.isObject()) return std::nullopt;
        link.form = form.object();
    }
    if (!QFileInfo(link.path).isAbsolute()) return std::nullopt;
    return link;
}

} // namespace rf::models
