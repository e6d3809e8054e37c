#include "models/capacity/alarm_model.h"

#include "engine/value/document.h"
#include "models/value/value.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace rf::models {

using rf::scaling::MetricAlarm;
using rf::scaling::Scaling;

namespace {

const QString kRings = QStringLiteral("ALARM");

QString timeText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString signOf(rf::scaling::Comparison comparison) {
    using rf::scaling::Comparison;
    switch (comparison) {
    case Comparison::GreaterOrEqual: return QStringLiteral("≥");
    case Comparison::Greater: return QStringLiteral(">");
    case Comparison::Less: return QStringLiteral("<");
    case Comparison::LessOrEqual: break;
    }
    return QStringLiteral("≤");
}

QString conditionOf(const MetricAlarm& alarm) {
    QStringList of;
    for (const auto& each : alarm.dimensions) of << fromUtf8(each.value);
    const QString threshold = QLocale(QLocale::English).toString(alarm.threshold, 'g', 10);
    return AlarmListModel::tr("%1 of %2, %3 %4 %5 in %6 of %7 × %8 s")
        .arg(fromUtf8(alarm.metric), of.isEmpty() ? AlarmListModel::tr("the account") : of.join(QStringLiteral(" · ")),
             fromUtf8(alarm.statistic), signOf(alarm.comparison), threshold)
        .arg(alarm.rule.toAlarm)
        .arg(alarm.rule.periods)
        .arg(alarm.period);
}

} // namespace

// ---- alarms

void AlarmListModel::setRows(const QList<AlarmRow>& rows) {
    if (rows == m_rows) return;
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const AlarmRow& a, const AlarmRow& b) { return a.name == b.name; });
    if (same) {
        m_rows = rows;
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int AlarmListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlarmListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const AlarmRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case State: return row.state;
        case Name: return row.name;
        case Condition: return row.condition;
        default: return timeText(row.sinceMs);
        }
    case Qt::ToolTipRole: return row.reason.isEmpty() ? row.condition : row.condition + QStringLiteral("\n") + row.reason;
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2, %3").arg(row.name, row.state, row.condition);
    case RingsRole: return row.state == kRings;
    case PolicyRole: return row.ofPolicy;
    default: return {};
    }
}

QVariant AlarmListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case State: return tr("State");
    case Name: return tr("Alarm");
    case Condition: return tr("Rings when");
    case Since: return tr("Since");
    default: return {};
    }
}

// ---- history

void AlarmHistoryModel::setRows(const QList<AlarmStep>& rows) {
    if (rows == m_rows) return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int AlarmHistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AlarmHistoryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlarmHistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const AlarmStep& step = m_rows[index.row()];
    if (role == Qt::DisplayRole) return index.column() == When ? timeText(step.ms) : step.summary;
    if (role == Qt::AccessibleTextRole) return QStringLiteral("%1, %2").arg(timeText(step.ms), step.summary);
    return {};
}

QVariant AlarmHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == When ? tr("Time") : section == What ? tr("What happened") : QVariant();
}

// ---- draft

QStringList AlarmDraft::metrics() {
    return {QStringLiteral("WriteThrottleEvents"), QStringLiteral("ReadThrottleEvents"), QStringLiteral("ConsumedWriteCapacityUnits"),
            QStringLiteral("ConsumedReadCapacityUnits")};
}

QString AlarmDraft::problem() const {
    if (name.trimmed().isEmpty()) return AlarmModel::tr("An alarm needs a name.");
    constexpr int kLongestName = 255; // CloudWatch's
    if (name.trimmed().size() > kLongestName) return AlarmModel::tr("A name has at most %1 characters.").arg(kLongestName);
    if (!(threshold >= 0)) return AlarmModel::tr("The threshold is not a number.");
    return {};
}

// ---- model

void AlarmModel::setFile(FileSession* file, const QString& region) {
    if (file == m_file && region == m_region) return;
    m_file = file;
    m_region = region;
    m_chosen.clear();
    take({});
    refresh();
}

AlarmModel::State AlarmModel::stateOf(const Scaling& scaling, const std::string& region) {
    State state;
    for (const MetricAlarm& each : scaling.alarms(region))
        state.rows << AlarmRow{fromUtf8(each.name), fromUtf8(rf::scaling::wireName(each.state)), conditionOf(each), fromUtf8(each.reason),
                               each.transitionMs ? each.transitionMs : each.configuredMs, !each.policy.empty()};
    std::stable_partition(state.rows.begin(), state.rows.end(), [](const AlarmRow& each) { return !each.ofPolicy; });
    for (const auto& each : scaling.history(region)) state.steps << AlarmStep{each.ms, fromUtf8(each.alarm), fromUtf8(each.summary)};
    return state;
}

void AlarmModel::refresh() {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return;
    m_call.run(
        *client, this,
        [region = toUtf8(m_region)](rf::Service& service, const std::stop_token&) {
            return service.scaling() ? stateOf(*service.scaling(), region) : State();
        },
        [this](const State& state) { take(state); });
}

void AlarmModel::take(const State& state) {
    m_alarms.setRows(state.rows);
    m_steps = state.steps;
    showHistory();
    emit changed();
}

void AlarmModel::choose(const QString& alarm) {
    m_chosen = alarm;
    showHistory();
}

void AlarmModel::showHistory() {
    QList<AlarmStep> steps;
    for (const AlarmStep& each : std::as_const(m_steps))
        if (each.alarm == m_chosen) steps << each;
    m_history.setRows(steps);
}

void AlarmModel::change(Work work, FileSession::Done done) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return;
    m_changeCall.run(
        *client, this,
        [work = std::move(work)](rf::Service& service, const std::stop_token&) {
            return service.scaling() ? work(*service.scaling()) : rf::Status();
        },
        [this, done = std::move(done)](const rf::Status& status) {
            refresh();
            done(status ? Failure() : Failure::of(status.error()));
        });
}

void AlarmModel::add(const AlarmDraft& draft, FileSession::Done done) {
    MetricAlarm alarm;
    alarm.region = toUtf8(m_region);
    alarm.name = toUtf8(draft.name.trimmed());
    alarm.metric = toUtf8(draft.metric);
    alarm.metricNamespace = "AWS/DynamoDB";
    alarm.statistic = "Sum";
    alarm.dimensions = {{"TableName", toUtf8(draft.table)}};
    alarm.rule.periods = alarm.rule.toAlarm = draft.minutes;
    alarm.rule.missing = rf::scaling::TreatMissing::NotBreaching; // a table that nobody uses is fine
    alarm.missingGiven = true;
    alarm.threshold = draft.threshold;
    change([alarm](Scaling& scaling) { return scaling.putAlarm(alarm); }, std::move(done));
}

void AlarmModel::remove(const QString& alarm, FileSession::Done done) {
    change([region = toUtf8(m_region), name = toUtf8(alarm)](Scaling& scaling) { return scaling.deleteAlarms(region, {name}); },
           std::move(done));
}

} // namespace rf::models

#include "moc_alarm_model.cpp"
