#include "models/capacity/scaling_model.h"

#include <QLocale>

namespace rf::models {

// ---- events

void ScalingEventModel::setRows(const QList<ScalingEvent>& rows) {
    if (rows == m_rows) return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ScalingEventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ScalingEventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ScalingEventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ScalingEvent& event = m_rows[index.row()];
    const QString where = QStringLiteral("%1 %2").arg(armText(event.index), unitName(event.side));
    const QString when = QDateTime::fromMSecsSinceEpoch(event.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case When: return when;
        case Where: return where;
        case What: return event.description;
        default: return event.status;
        }
    case Qt::ToolTipRole: return event.message.isEmpty() ? event.cause : event.message + QStringLiteral("\n") + event.cause;
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2, %3, %4").arg(when, where, event.description, event.status);
    case FailedRole: return event.failed();
    default: return {};
    }
}

QVariant ScalingEventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case When: return tr("Time");
    case Where: return tr("Of");
    case What: return tr("Activity");
    case Status: return tr("Status");
    default: return {};
    }
}

// ---- model

ScalingModel::ScalingModel(CapacityModel* capacity, QObject* parent) : QObject(parent), m_capacity(capacity) {
    connect(capacity, &CapacityModel::changed, this, &ScalingModel::ask);
    connect(capacity, &CapacityModel::tableChanged, this, [this] {
        if (m_table != m_capacity->table().name) take({});
        tellTargets();
        ask();
    });
    ask();
}

bool ScalingModel::isOn() const {
    return std::any_of(m_state.choices.begin(), m_state.choices.end(), [](const ScalingChoice& each) { return each.on; });
}

double ScalingModel::target(UnitSide side) const {
    const QString index = m_capacity->arm().kind == ArmChoice::Index ? m_capacity->arm().index : QString();
    for (const ScalingChoice& each : m_state.choices)
        if (each.on && each.side == side && each.index == index) return each.target;
    return kUnknown;
}

QString ScalingModel::text() const {
    if (!isOn()) return {};
    for (const UnitSide side : {UnitSide::Read, UnitSide::Write})
        if (const double percent = target(side); !std::isnan(percent)) return tr("Auto scaling %1%").arg(percent);
    return tr("Auto scaling");
}

void ScalingModel::ask() {
    EngineClient* client = m_capacity->file() ? m_capacity->file()->client() : nullptr;
    const TableInfo table = m_capacity->table();
    if (!client || !table.schema || m_call.isRunning()) return;
    m_call.run(
        *client, this,
        [schema = table.schema](rf::Service& service, const std::stop_token&) {
            const rf::scaling::Scaling* scaling = service.scaling();
            return scaling ? scalingOf(*scaling, *schema) : ScalingState();
        },
        [this, name = table.name](const ScalingState& state) {
            if (name != m_capacity->table().name) return;
            m_table = name;
            take(state);
        });
}

void ScalingModel::take(const ScalingState& state) {
    if (state == m_state) return;
    m_state = state;
    m_events.setRows(state.events);
    tellTargets();
    emit changed();
}

void ScalingModel::tellTargets() {
    m_capacity->setTargets(target(UnitSide::Read), target(UnitSide::Write));
}

void ScalingModel::apply(const QList<ScalingChoice>& choices, FileSession::Done done) {
    EngineClient* client = m_capacity->file() ? m_capacity->file()->client() : nullptr;
    const TableInfo table = m_capacity->table();
    if (!client || !table.schema) return;
    m_applyCall.run(
        *client, this,
        [schema = table.schema, before = m_state.choices, choices](rf::Service& service, const std::stop_token&) {
            return service.scaling() ? applyScaling(*service.scaling(), *schema, before, choices) : rf::Status();
        },
        [this, done = std::move(done)](const rf::Status& status) {
            if (m_capacity->file()) m_capacity->file()->refresh(); // limits may have changed the capacity at once
            ask();
            done(status ? Failure() : Failure::of(status.error()));
        });
}

void ScalingModel::preview(const QList<ScalingChoice>& choices, std::function<void(const CapacityPreview&)> done) {
    EngineClient* client = m_capacity->file() ? m_capacity->file()->client() : nullptr;
    if (!client) return done({});
    m_previewCall.run(
        *client, this,
        [choices, schema = m_capacity->table().schema, now = m_capacity->nowMs(),
         prices = m_prices ? m_prices->table() : nullptr](rf::Service& service, const std::stop_token&) {
            const auto scenario = [&](const WhatIfTrace& trace) { return scenarioOf(trace, choices); };
            return std::make_shared<CapacityPreview>(previewOf(service, schema, scenario, now, prices.get()));
        },
        [done = std::move(done)](const std::shared_ptr<CapacityPreview>& preview) { done(*preview); });
}

} // namespace rf::models

#include "moc_scaling_model.cpp"
