#include "models/session/statistics_model.h"

#include <QLocale>

namespace rf::models {

struct StatisticsModel::Answer {
    rf::TableStatistics statistics;
    std::optional<rf::Error> error;
};

namespace {

QString number(qint64 n) { return QLocale(QLocale::English).toString(n); }

/// "S 98 %, N 2 %", or one type alone.
QString typesText(const rf::AttributeStatistics& attribute) {
    QList<std::pair<std::int64_t, QString>> counts;
    for (std::size_t i = 0; i < attribute.types.size(); ++i)
        if (attribute.types[i] > 0) counts.emplaceBack(attribute.types[i], models::typeCode(ValueType(i)));
    std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (counts.size() == 1) return counts.first().second;
    QStringList parts;
    for (const auto& [count, code] : counts) parts << QStringLiteral("%1 %2 %").arg(code).arg(qRound(100.0 * double(count) / double(attribute.items)));
    return parts.join(QStringLiteral(", "));
}

} // namespace

// ---- attributes

void AttributeStatisticsModel::setStatistics(const rf::TableStatistics& statistics) {
    beginResetModel();
    m_statistics = statistics;
    endResetModel();
}

int AttributeStatisticsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_statistics.attributes.size()); }
int AttributeStatisticsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AttributeStatisticsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const rf::AttributeStatistics& each = m_statistics.attributes[std::size_t(index.row())];
    const double items = double(each.items) / double(std::max<std::int64_t>(1, m_statistics.items));
    const double bytes = double(each.bytes) / double(std::max<std::int64_t>(1, m_statistics.bytes));
    if (role == ShareRole) return index.column() == Items ? items : index.column() == Bytes ? QVariant(bytes) : QVariant();
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2, in %3 % of the items, %4 % of the bytes").arg(visibleText(fromUtf8(each.name), 60), typesText(each)).arg(qRound(100 * items)).arg(100 * bytes, 0, 'f', 1);
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role == Qt::ToolTipRole && index.column() == Bytes) return tr("%1 bytes, names and values").arg(number(each.bytes));
    if (role == Qt::ToolTipRole && index.column() == Items) return tr("%1 items").arg(number(each.items));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Name: return visibleText(fromUtf8(each.name), 60);
    case Types: return typesText(each);
    case Items: return tr("%1 %").arg(100 * items, 0, 'f', items < 0.1 ? 1 : 0);
    default: return tr("%1 %").arg(100 * bytes, 0, 'f', 1);
    }
}

QVariant AttributeStatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return tr("Attribute");
    case Types: return tr("Types");
    case Items: return tr("Of the items");
    case Bytes: return tr("Of the bytes");
    default: return {};
    }
}

// ---- the table

StatisticsModel::StatisticsModel(QObject* parent) : QObject(parent) {
    m_look.setInterval(100);
    connect(&m_look, &QTimer::timeout, this, &StatisticsModel::changed);
}

void StatisticsModel::setTable(FileSession* file, const QString& region, const QString& table) {
    m_file = file;
    m_table = file ? file->table(region, table) : TableInfo();
    m_known = false;
}

void StatisticsModel::examine(bool all) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return;
    m_permille = std::make_shared<std::atomic<int>>(0);
    m_failure = {};
    m_look.start();
    m_call.run(
        *client, this,
        [region = toUtf8(m_table.region), table = toUtf8(m_table.name), all, permille = m_permille](rf::Service& service, const std::stop_token& stop) {
            auto answer = std::make_shared<Answer>();
            rf::Store* store = service.store();
            if (!store) return answer;
            auto result = rf::examineTable(*store, region, table, all ? 0 : kSample, [&](std::int64_t done, std::int64_t total) {
                *permille = int(1000 * done / std::max<std::int64_t>(1, total));
                return !stop.stop_requested();
            });
            if (result) answer->statistics = std::move(*result);
            else answer->error = result.error();
            return answer;
        },
        [this](const std::shared_ptr<Answer>& answer) {
            m_look.stop();
            if (answer->error) {
                m_failure = Failure::of(*answer->error);
            } else {
                m_statistics = answer->statistics;
                m_known = true;
                m_attributes.setStatistics(m_statistics);
            }
            emit changed();
        });
    emit changed();
}

void StatisticsModel::cancel() {
    m_call.cancel();
    m_look.stop();
    emit changed();
}

double StatisticsModel::progress() const { return m_permille ? m_permille->load() / 1000.0 : 0; }

QString StatisticsModel::sizeName(int slot) {
    static constexpr const char* kNames[] = {"512 B", "1 KB", "2 KB", "4 KB", "8 KB", "16 KB", "32 KB", "64 KB", "128 KB", "256 KB", "400 KB"};
    return QString::fromUtf8("≤ ") + QString::fromLatin1(kNames[slot]);
}

} // namespace rf::models

#include "moc_statistics_model.cpp"
