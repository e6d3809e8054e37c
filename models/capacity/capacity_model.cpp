#include "models/capacity/capacity_model.h"

#include <QDateTime>

namespace rf::models {

using rf::capacity::Enforcement;
using rf::capacity::Side;

CapacityModel::CapacityModel(QObject* parent)
    : QObject(parent), m_now([] { return QDateTime::currentMSecsSinceEpoch(); }) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &CapacityModel::poll);
}

void CapacityModel::setTable(FileSession* file, const QString& region, const QString& name) {
    if (file == m_file && region == m_question.region && name == m_question.table) return poll();
    if (m_file) disconnect(m_file, nullptr, this, nullptr);
    m_file = file;
    m_question.region = region;
    m_question.table = name;
    m_question.arm = {};
    if (file) {
        connect(file, &FileSession::tablesChanged, this, &CapacityModel::follow);
        connect(file, &FileSession::stateChanged, this, &CapacityModel::follow);
    }
    m_snapshot = {};
    m_answered = false;
    m_arms.setRows({});
    m_keys.setRows({}, m_question.side);
    follow();
}

void CapacityModel::follow() {
    const TableInfo info = table();
    if (m_question.arm.kind == ArmChoice::Index && !info.index(m_question.arm.index)) m_question.arm = {};
    emit tableChanged();
    ask();
}

TableInfo CapacityModel::table() const {
    return m_file ? m_file->table(m_question.region, m_question.table) : TableInfo();
}

QList<std::pair<QString, ArmChoice>> CapacityModel::armChoices() const {
    QList<std::pair<QString, ArmChoice>> choices{{tr("Table + indexes"), {}}, {tr("Table"), {ArmChoice::Table}}};
    for (const IndexInfo& index : table().indexes) choices.append({index.name, {ArmChoice::Index, index.name}});
    return choices;
}

void CapacityModel::setArm(const ArmChoice& arm) {
    if (arm == m_question.arm) return;
    m_question.arm = arm;
    emit tableChanged();
    ask();
}

void CapacityModel::setRange(CapacityRange range) {
    if (range == m_question.range) return;
    m_question.range = range;
    emit tableChanged();
    ask();
}

bool CapacityModel::setCustomRange(qint64 from, qint64 to) {
    if (to - from < kLeastCustomRange || from >= nowMs() / 1000) return false;
    if (m_question.range == CapacityRange::Custom && m_question.customFrom == from && m_question.customTo == to) return true;
    m_question.range = CapacityRange::Custom;
    m_question.customFrom = from;
    m_question.customTo = to;
    emit tableChanged();
    ask();
    return true;
}

void CapacityModel::setTargets(double read, double write) {
    m_question.target[0] = read;
    m_question.target[1] = write;
    ask();
}

void CapacityModel::setSide(UnitSide side) {
    if (side == m_question.side) return;
    m_question.side = side;
    emit tableChanged();
    ask();
}

void CapacityModel::setLive(bool live) {
    if (live == isLive()) return;
    m_frozenMs = live ? 0 : m_now();
    emit tableChanged();
    if (live) ask();
}

void CapacityModel::setWatched(bool watched) {
    if (!watched) return m_timer.stop();
    m_timer.start();
    poll();
}

void CapacityModel::poll() {
    if (isLive() && !m_call.isRunning()) ask();
}

rf::capacity::Meter* CapacityModel::meter() const {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    return client ? client->service()->meter() : nullptr;
}

void CapacityModel::ask() {
    if (!meter() || m_question.table.isEmpty()) {
        m_call.cancel();
        CapacitySnapshot nothing;
        nothing.asked = m_question;
        return take(std::move(nothing));
    }
    m_question.nowMs = nowMs();
    m_call.run(
        *m_file->client(), this,
        [question = m_question](rf::Service& service, const std::stop_token&) {
            const auto schema = service.catalog()->find(toUtf8(question.region), toUtf8(question.table));
            return std::make_shared<CapacitySnapshot>(capacityOf(*service.meter(), schema.get(), question));
        },
        [this](const std::shared_ptr<CapacitySnapshot>& snapshot) {
            m_answered = true;
            take(*snapshot);
        });
}

void CapacityModel::take(CapacitySnapshot snapshot) {
    m_snapshot = std::move(snapshot);
    m_arms.setRows(m_snapshot.arms);
    m_keys.setRows(m_snapshot.keys, m_snapshot.asked.side);
    emit changed();
}

bool CapacityModel::shows(const rf::capacity::Refusal& refusal) const {
    switch (m_question.arm.kind) {
    case ArmChoice::TableAndIndexes: return true;
    case ArmChoice::Table: return refusal.index.empty();
    case ArmChoice::Index: break;
    }
    return fromUtf8(refusal.index) == m_question.arm.index;
}

ThrottleReport CapacityModel::reportIn(UnitSide side, qint64 from, qint64 to) const {
    for (const auto& each : m_snapshot.refusals) {
        const bool sameSide = (each->side == Side::Read) == (side == UnitSide::Read);
        const qint64 second = each->ms / 1000;
        if (sameSide && second >= from && second < to && shows(*each)) return ThrottleReport::of(*each);
    }
    return {};
}

ThrottleReport CapacityModel::newestReport() const {
    for (const auto& each : m_snapshot.refusals)
        if (each->ms / 1000 >= m_snapshot.from && shows(*each)) return ThrottleReport::of(*each);
    return {};
}

ThrottleReport CapacityModel::report(FileSession* file, quint64 number) {
    EngineClient* client = file ? file->client() : nullptr;
    rf::capacity::Meter* meter = client ? client->service()->meter() : nullptr;
    const auto refusal = meter && number > 0 ? meter->refusal(number) : nullptr;
    return refusal ? ThrottleReport::of(*refusal) : ThrottleReport();
}

EnforcementChoice CapacityModel::enforcement() const {
    const rf::capacity::Meter* meter = this->meter();
    return meter ? EnforcementChoice(int(meter->enforcement())) : EnforcementChoice::Off;
}

void CapacityModel::setEnforcement(EnforcementChoice choice) {
    if (rf::capacity::Meter* meter = this->meter()) meter->setEnforcement(Enforcement(int(choice)));
    emit tableChanged();
    ask();
}

void CapacityModel::apply(const CapacityDraft& draft, FileSession::Done done) {
    const TableInfo now = table();
    if (!m_file || !now.isValid()) return done(Failure::own(tr("The table is not there any more")));
    m_file->updateTable(now.region, draft.request(now), std::move(done));
}

} // namespace rf::models

#include "moc_capacity_model.cpp"
