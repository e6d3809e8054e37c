#include "models/partiql/statement_model.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace rf::models {

struct StatementModel::Answer {
    std::optional<rf::Error> error;
    std::vector<Value> items;
    std::optional<std::string> token;
    double units = 0;
    qint64 scanned = 0;
    bool writes = false;
};

namespace {

QString quoted(const QString& name) { return QStringLiteral("\"%1\"").arg(QString(name).replace(u'"', QStringLiteral("\"\""))); }

QVariant ofAbsent(const QString& name, int role) {
    switch (role) {
    case Qt::AccessibleTextRole: return StatementModel::tr("%1, absent").arg(name);
    case ItemsModel::TypeRole: return -1;
    case ItemsModel::CellStateRole: return int(CellState::Absent);
    case ItemsModel::RowStateRole: return int(RowState::Loaded);
    case ItemsModel::AttributeRole: return name;
    default: return {};
    }
}

} // namespace

StatementModel::StatementModel(QObject* parent) : QAbstractTableModel(parent) {
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kPlanMs);
    connect(&m_planTimer, &QTimer::timeout, this, &StatementModel::askPlan);
}

void StatementModel::setClient(EngineClient* client, const QString& region) {
    if (client == m_client && region == m_region) return;
    if (client != m_client) cancel();
    m_client = client;
    m_region = region;
    m_planTimer.start();
}

void StatementModel::setTables(const QList<TableInfo>& tables) {
    m_tables = tables;
    m_planTimer.start();
}

void StatementModel::setStatement(const Statement& statement) {
    if (statement == m_statement) return;
    m_statement = statement;
    touched();
}

void StatementModel::setText(const QString& text) {
    if (text == m_statement.text) return;
    m_statement.text = text;
    touched();
}

void StatementModel::setParameter(int number, const StatementParameter& value) {
    while (m_statement.parameters.size() <= number) m_statement.parameters << StatementParameter();
    if (m_statement.parameters[number] == value) return;
    m_statement.parameters[number] = value;
    touched();
}

void StatementModel::setConsistent(bool consistent) {
    if (consistent == m_statement.consistent) return;
    m_statement.consistent = consistent;
    touched();
}

void StatementModel::setLimit(int limit) {
    if (limit == m_statement.limit) return;
    m_statement.limit = limit;
    touched();
}

void StatementModel::touched() {
    m_planCall.cancel();
    m_plan = {};
    m_planTimer.start();
    emit statementChanged();
    emit planChanged();
}

void StatementModel::askPlan() {
    if (!m_client) return;
    m_planCall.run(
        *m_client, this,
        [region = m_region, statement = m_statement](rf::Service& service, const std::stop_token& stop) {
            return planOf(service, region, statement, stop);
        },
        [this](const StatementPlan& plan) {
            if (plan == m_plan) return;
            m_plan = plan;
            emit planChanged();
        });
}

QString StatementModel::problem() const {
    const QString own = m_statement.problem();
    if (!own.isEmpty()) return own;
    if (!m_client) return tr("The file is not open.");
    return m_plan.problem;
}

QStringList StatementModel::words() const {
    QStringList words;
    QSet<QString> attributes(m_columns.begin(), m_columns.end());
    for (const TableInfo& table : m_tables) {
        words << quoted(table.name);
        for (const IndexInfo& index : table.indexes) words << quoted(table.name) + u'.' + quoted(index.name);
        for (const QString& name : table.keyNames()) attributes << name;
        for (const IndexInfo& index : table.indexes)
            for (const auto& parts : {index.hash, index.range})
                for (const KeyPart& part : parts) attributes << part.name;
    }
    QStringList sorted(attributes.begin(), attributes.end());
    sorted.sort();
    return words + sorted;
}

void StatementModel::run() {
    if (!problem().isEmpty()) return;
    m_running = m_statement;
    m_token.reset();
    m_units = 0;
    m_scanned = 0;
    m_elapsedMs = 0;
    m_wrote = false;
    m_failure = {};
    beginResetModel();
    m_rows.clear();
    m_columns.clear();
    endResetModel();
    ask();
}

void StatementModel::more() {
    if (hasMore()) ask();
}

void StatementModel::ask() {
    if (!m_client) return;
    m_clock.start();
    setState(State::Running);
    m_call.run(
        *m_client, this,
        [region = m_region, statement = m_running, token = m_token](rf::Service& service, const std::stop_token& stop) {
            auto answer = std::make_shared<Answer>();
            rf::Context context;
            if (!region.isEmpty()) context.region = toUtf8(region);
            context.stop = stop;
            context.origin = rf::Origin::Edit;
            rf::ExecuteStatement::Input input = statement.request();
            input.nextToken = token;
            answer->writes = !statement.reads().value_or(true);
            auto output = rf::call<rf::ExecuteStatement>(service, std::move(input), context);
            if (!output) {
                answer->error = std::move(output).error();
                return answer;
            }
            for (rf::Item& item : output->items) answer->items.emplace_back(rf::AttributeValue::map(std::move(item)));
            answer->token = output->nextToken;
            if (output->consumedCapacity) answer->units = output->consumedCapacity->total.capacityUnits;
            answer->scanned = output->scannedCount.value_or(0);
            return answer;
        },
        [this](const std::shared_ptr<Answer>& answer) { take(*answer); });
}

void StatementModel::cancel() {
    if (m_state != State::Running) return;
    m_call.cancel();
    setState(m_token || !m_rows.empty() ? State::Done : State::Idle);
}

void StatementModel::take(const Answer& answer) {
    m_elapsedMs += m_clock.elapsed();
    if (answer.error) {
        m_failure = Failure::of(*answer.error);
        return setState(State::Failed);
    }
    m_token = answer.token;
    m_units += answer.units;
    m_scanned += answer.scanned;
    m_wrote = answer.writes;
    addColumns(answer.items);
    if (!answer.items.empty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + answer.items.size()) - 1);
        m_rows.insert(m_rows.end(), answer.items.begin(), answer.items.end());
        endInsertRows();
    }
    setState(State::Done);
    if (answer.writes) m_planTimer.start(); // what it would do now is another thing
}

/// The keys of the tables of this region come first, in the order of their schemas, then the others as they are met.
void StatementModel::addColumns(const std::vector<Value>& items) {
    QSet<QString> known(m_columns.begin(), m_columns.end());
    QStringList fresh;
    for (const Value& item : items)
        for (const QString& name : item.names())
            if (!known.contains(name)) {
                known << name;
                fresh << name;
            }
    if (fresh.isEmpty()) return;
    QSet<QString> keys;
    for (const TableInfo& table : m_tables)
        for (const QString& name : table.keyNames()) keys << name;
    std::stable_partition(fresh.begin(), fresh.end(), [&](const QString& name) { return m_columns.isEmpty() && keys.contains(name); });
    beginInsertColumns({}, int(m_columns.size()), int(m_columns.size() + fresh.size()) - 1);
    m_columns += fresh;
    endInsertColumns();
}

void StatementModel::setState(State state) {
    m_state = state;
    emit stateChanged();
}

QString StatementModel::summary() const {
    const QLocale english(QLocale::English);
    const QString units = english.toString(m_units, 'f', 1);
    if (m_state == State::Idle || m_state == State::Failed) return {};
    if (m_wrote)
        return m_rows.empty() ? tr("Written, %1 WCU, %2 ms").arg(units).arg(m_elapsedMs)
                              : tr("Written, %1 WCU, %2 ms; returned below").arg(units).arg(m_elapsedMs);
    return tr("%1 items, %2 examined, %3 RCU, %4 ms")
        .arg(english.toString(qint64(m_rows.size())), english.toString(m_scanned), units)
        .arg(m_elapsedMs);
}

int StatementModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int StatementModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant StatementModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Value& item = m_rows[std::size_t(index.row())];
    const QString& name = m_columns[index.column()];
    if (!item.has(name)) return ofAbsent(name, role);
    const Value value = item.child(name);
    switch (role) {
    case Qt::DisplayRole: return value.displayText();
    case Qt::ToolTipRole: return value.toJson();
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2, %3").arg(name, typeLabel(value.type()).toLower(), value.displayText());
    case ItemsModel::TypeRole: return int(value.type());
    case ItemsModel::TypeCodeRole: return value.typeCode();
    case ItemsModel::ValueRole: return QVariant::fromValue(value);
    case ItemsModel::ChildCountRole: return value.childCount();
    case ItemsModel::CellStateRole: return int(CellState::Plain);
    case ItemsModel::RowStateRole: return int(RowState::Loaded);
    case ItemsModel::AttributeRole: return name;
    default: return {};
    }
}

QVariant StatementModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    return orientation == Qt::Horizontal ? QVariant(m_columns.value(section)) : QVariant(section + 1);
}

} // namespace rf::models

#include "moc_statement_model.cpp"
