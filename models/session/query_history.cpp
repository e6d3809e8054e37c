#include "models/session/query_history.h"

#include "models/session/saved_queries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace rf::models {

namespace {

QJsonObject toJson(const HistoryEntry& entry) {
    return {{"when", entry.when.toString(Qt::ISODate)}, {"region", entry.region}, {"table", entry.table},
            {"title", entry.title},                     {"form", entry.form},     {"items", double(entry.items)},
            {"units", entry.units},                     {"writes", entry.writes}, {"failure", entry.failure}};
}

HistoryEntry entryOf(const QJsonObject& saved) {
    return {QDateTime::fromString(saved[u"when"].toString(), Qt::ISODate), saved[u"region"].toString(),
            saved[u"table"].toString(), saved[u"title"].toString(), saved[u"form"].toObject(),
            qint64(saved[u"items"].toDouble()), saved[u"units"].toDouble(), saved[u"writes"].toBool(), saved[u"failure"].toString()};
}

QString whenText(const QDateTime& when) {
    const QLocale locale;
    if (when.date() == QDate::currentDate()) return locale.toString(when.time(), QStringLiteral("HH:mm:ss"));
    return locale.toString(when, QLocale::ShortFormat);
}

} // namespace

QString HistoryEntry::unitsText() const {
    const QString number = QLocale().toString(units, 'g', 6);
    return writes ? QueryHistory::tr("%1 WCU").arg(number) : QueryHistory::tr("%1 RCU").arg(number);
}

QueryHistory::QueryHistory(const QString& path, SettingsStore* settings, QObject* parent)
    : QAbstractTableModel(parent), m_settings(settings) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &QueryHistory::keep);
    if (path.isEmpty()) return;
    m_key = QStringLiteral("history/") + fileKey(path);
    const auto saved = QJsonDocument::fromJson(m_settings->value(m_key).toString().toUtf8()).object();
    for (const QJsonValue& value : saved[u"runs"].toArray())
        if (m_entries.size() < kMost && value.isObject()) m_entries << entryOf(value.toObject());
}

QueryHistory::~QueryHistory() {
    if (m_timer.isActive()) keep();
}

void QueryHistory::keep() {
    m_timer.stop();
    if (m_key.isEmpty()) return;
    QJsonArray runs;
    for (const HistoryEntry& entry : std::as_const(m_entries)) runs.append(toJson(entry));
    const QJsonObject all{{"version", 1}, {"runs", runs}};
    m_settings->setValue(m_key, runs.isEmpty() ? QVariant()
                                               : QVariant(QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact))));
}

void QueryHistory::add(const HistoryEntry& entry) {
    m_timer.start();
    const HistoryEntry newest = m_entries.value(0);
    if (!m_entries.isEmpty() && newest.form == entry.form && newest.table == entry.table && newest.region == entry.region) {
        m_entries.first() = entry;
        emit dataChanged(index(0, 0), index(0, ColumnCount - 1));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    if (m_entries.size() <= kMost) return;
    beginRemoveRows({}, kMost, int(m_entries.size()) - 1);
    m_entries.resize(kMost);
    endRemoveRows();
}

void QueryHistory::clear() {
    if (m_entries.isEmpty()) return;
    beginResetModel();
    m_entries.clear();
    endResetModel();
    m_timer.start();
}

int QueryHistory::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant QueryHistory::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const HistoryEntry& entry = m_entries[index.row()];
    const QLocale locale;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Title) return entry.title;
        if (index.column() == When) return whenText(entry.when);
        if (!entry.failure.isEmpty()) return index.column() == Items ? tr("failed") : QString();
        return index.column() == Items ? locale.toString(entry.items) : entry.unitsText();
    case Qt::ToolTipRole:
        return entry.failure.isEmpty() ? entry.title : entry.failure;
    case Qt::TextAlignmentRole:
        return index.column() == Title ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %n item(s), %3", nullptr, int(entry.items)).arg(entry.title, whenText(entry.when), entry.unitsText());
    case FormRole:
        return entry.form;
    case TableRole:
        return entry.table;
    case RegionRole:
        return entry.region;
    case WhenRole:
        return entry.when;
    case FailedRole:
        return !entry.failure.isEmpty();
    case SearchRole:
        return QString(entry.title + u' ' + entry.table + u' ' +
                       QString::fromUtf8(QJsonDocument(entry.form).toJson(QJsonDocument::Compact)));
    default:
        return {};
    }
}

QVariant QueryHistory::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return section == Title ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Title: return tr("Query");
    case Items: return tr("Items");
    case Units: return tr("Units");
    case When: return tr("When");
    default: return {};
    }
}

void HistoryFilter::setText(const QString& text) {
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QString text = sourceModel()->index(row, 0, parent).data(QueryHistory::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace rf::models

#include "moc_query_history.cpp"
