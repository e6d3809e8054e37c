#include "models/live/fault_model.h"

#include "models/value/value.h"

namespace rf::models {

namespace {

constexpr int kMaxLatencyMs = 60'000;

rf::faults::Rule engineRule(const FaultRule& rule) {
    return {.id = rule.id, .kind = rule.kind, .rate = rule.percent / 100.0, .latencyMs = rule.latencyMs,
            .operation = toUtf8(rule.operation), .table = toUtf8(rule.table), .keyPrefix = toUtf8(rule.keyPrefix),
            .ownCalls = rule.ownCalls, .on = rule.on};
}

} // namespace

QList<FaultKind> allFaultKinds() {
    return {FaultKind::Latency, FaultKind::Throttling, FaultKind::InternalError, FaultKind::PartialBatch,
            FaultKind::TransactionConflict};
}

QString faultKindText(FaultKind kind) {
    switch (kind) {
    case FaultKind::Latency: return FaultModel::tr("Latency");
    case FaultKind::Throttling: return FaultModel::tr("Throttling");
    case FaultKind::InternalError: return FaultModel::tr("Internal error (500)");
    case FaultKind::PartialBatch: return FaultModel::tr("Partial batch");
    case FaultKind::TransactionConflict: return FaultModel::tr("Transaction conflict");
    }
    return {};
}

QStringList faultOperations(FaultKind kind) {
    if (kind == FaultKind::PartialBatch)
        return {QStringLiteral("BatchExecuteStatement"), QStringLiteral("BatchGetItem"),
                QStringLiteral("BatchWriteItem")};
    if (kind == FaultKind::TransactionConflict)
        return {QStringLiteral("BatchExecuteStatement"), QStringLiteral("DeleteItem"),
                QStringLiteral("ExecuteStatement"),      QStringLiteral("ExecuteTransaction"),
                QStringLiteral("PutItem"),               QStringLiteral("TransactGetItems"),
                QStringLiteral("TransactWriteItems"),    QStringLiteral("UpdateItem")};
    return {};
}

QString FaultRule::scope() const {
    QStringList parts;
    if (!operation.isEmpty()) parts << operation;
    if (!table.isEmpty()) parts << FaultModel::tr("on %1").arg(table);
    QString text = parts.join(QLatin1Char(' '));
    if (!keyPrefix.isEmpty()) {
        const QString keys = FaultModel::tr("keys from %1").arg(keyPrefix);
        text = text.isEmpty() ? keys : text + QStringLiteral(", ") + keys;
    }
    return text.isEmpty() ? FaultModel::tr("every call") : text;
}

QString FaultRule::text() const {
    QString what = faultKindText(kind);
    if (kind == FaultKind::Latency) what += FaultModel::tr(" +%1 ms").arg(latencyMs);
    return FaultModel::tr("%1, %2% of %3").arg(what).arg(percent).arg(scope());
}

QString FaultRule::problem() const {
    if (percent < 1 || percent > 100) return FaultModel::tr("The rate is 1 to 100 percent.");
    if (kind == FaultKind::Latency && (latencyMs < 1 || latencyMs > kMaxLatencyMs))
        return FaultModel::tr("The latency is 1 to 60,000 ms.");
    const QStringList possible = faultOperations(kind);
    if (!operation.isEmpty() && !possible.isEmpty() && !possible.contains(operation))
        return FaultModel::tr("%1 does not happen to %2.").arg(faultKindText(kind), operation);
    return {};
}

FaultModel::FaultModel(std::weak_ptr<rf::Service> service, QObject* parent)
    : QAbstractListModel(parent), m_service(std::move(service)) {
    m_timer.setInterval(1'000);
    connect(&m_timer, &QTimer::timeout, this, &FaultModel::refreshHits);
}

bool FaultModel::add(const FaultRule& rule) {
    const auto engine = service();
    if (!engine || !engine->faults() || !rule.problem().isEmpty()) return false;
    FaultRule added = rule;
    added.id = engine->faults()->add(engineRule(rule));
    beginInsertRows({}, int(m_rules.size()), int(m_rules.size()));
    m_rules << added;
    m_hits << 0;
    endInsertRows();
    m_timer.start();
    emit activeChanged();
    return true;
}

bool FaultModel::change(int row, const FaultRule& rule) {
    const auto engine = service();
    if (row < 0 || row >= m_rules.size() || !engine || !engine->faults() || !rule.problem().isEmpty()) return false;
    FaultRule changed = rule;
    changed.id = m_rules[row].id;
    if (!engine->faults()->change(engineRule(changed))) return false;
    m_rules[row] = changed;
    touched(row);
    return true;
}

void FaultModel::touched(int row) {
    emit dataChanged(index(row), index(row));
    emit activeChanged();
}

void FaultModel::setOn(int row, bool on) {
    FaultRule changed = rule(row);
    if (changed.id == 0 || changed.on == on) return;
    changed.on = on;
    (void)change(row, changed);
}

void FaultModel::remove(int row) {
    if (row < 0 || row >= m_rules.size()) return;
    if (const auto engine = service(); engine && engine->faults()) engine->faults()->remove(m_rules[row].id);
    beginRemoveRows({}, row, row);
    m_rules.removeAt(row);
    m_hits.removeAt(row);
    endRemoveRows();
    if (m_rules.isEmpty()) m_timer.stop();
    emit activeChanged();
}

void FaultModel::switchAllOff() {
    for (int row = 0; row < m_rules.size(); ++row) setOn(row, false);
}

int FaultModel::activeCount() const {
    return int(std::count_if(m_rules.begin(), m_rules.end(), [](const FaultRule& each) { return each.on; }));
}

QString FaultModel::bannerText() const {
    const int active = activeCount();
    if (active == 0) return {};
    return active == 1 ? tr("Failure lab: 1 rule on") : tr("Failure lab: %1 rules on").arg(active);
}

void FaultModel::refreshHits() {
    const auto engine = service();
    if (!engine || !engine->faults()) return;
    for (const rf::faults::RuleState& state : engine->faults()->rules())
        for (int row = 0; row < m_rules.size(); ++row) {
            if (m_rules[row].id != state.rule.id || m_hits[row] == qint64(state.hits)) continue;
            m_hits[row] = qint64(state.hits);
            emit dataChanged(index(row), index(row), {HitsRole, Qt::DisplayRole});
        }
}

int FaultModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rules.size());
}

QVariant FaultModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const FaultRule& rule = m_rules[index.row()];
    switch (role) {
    case Qt::DisplayRole: return rule.text();
    case Qt::CheckStateRole: return rule.on ? Qt::Checked : Qt::Unchecked;
    case RuleRole: return QVariant::fromValue(rule);
    case OnRole: return rule.on;
    case HitsRole: return m_hits[index.row()];
    default: return {};
    }
}

bool FaultModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || (role != OnRole && role != Qt::CheckStateRole)) return false;
    setOn(index.row(), role == OnRole ? value.toBool() : value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags FaultModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace rf::models

#include "moc_fault_model.cpp"
