#include "models/live/demo_traffic.h"

#include "engine/maintenance/sample_ecommerce.h"

#include <QLocale>

namespace rf::models {

using rf::workload::WorkloadOptions;
using rf::workload::WorkloadReport;

namespace {

std::vector<rf::KeySchemaElementIn> keyOf(const rf::KeySchema& key) {
    std::vector<rf::KeySchemaElementIn> out;
    for (const rf::KeyAttribute& each : key.hash) out.push_back({each.name, "HASH"});
    for (const rf::KeyAttribute& each : key.range) out.push_back({each.name, "RANGE"});
    return out;
}

rf::ProjectionIn projectionOf(const rf::Projection& projection) {
    rf::ProjectionIn out;
    out.projectionType = std::string(rf::wireName(projection.type));
    if (projection.type == rf::ProjectionType::Include) out.nonKeyAttributes = projection.nonKeyAttributes;
    return out;
}

rf::CreateTable::Input shopInput(const std::string& name) {
    const rf::TableSchema sample = rf::samples::ecommerceTable();
    rf::CreateTable::Input input;
    input.tableName = name;
    input.attributeDefinitions.emplace();
    for (const rf::KeyAttribute& each : sample.attributeDefinitions) input.attributeDefinitions->push_back({each.name, "S"});
    input.keySchema = keyOf(sample.key);
    input.localSecondaryIndexes.emplace();
    input.globalSecondaryIndexes.emplace();
    for (const rf::IndexSchema& index : sample.indexes) {
        if (index.kind == rf::IndexKind::Local)
            input.localSecondaryIndexes->push_back({index.name, keyOf(index.key), projectionOf(index.projection)});
        else
            input.globalSecondaryIndexes->push_back({index.name, keyOf(index.key), projectionOf(index.projection), {}, {}, {}});
    }
    input.billingMode = std::string(rf::wireName(sample.billingMode));
    return input;
}

} // namespace

DemoTraffic::DemoTraffic(Workspace* workspace, EndpointController* endpoint, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_endpoint(endpoint) {
    m_pool.setMaxThreadCount(1);
    connect(endpoint, &EndpointController::stateChanged, this, &DemoTraffic::endpointChanged);
    connect(workspace, &Workspace::fileRemoved, this, [this](FileSession* file) {
        if (file == m_file) stop();
    });
}

DemoTraffic::~DemoTraffic() {
    m_stop.request_stop();
    m_pool.waitForDone();
}

TableInfo DemoTraffic::tableOf(const FileSession* file) {
    if (!file) return {};
    const auto text = [](const KeyPart& part, const char* name) { return part.name == QLatin1String(name) && part.type == ValueType::S; };
    for (const TableInfo& each : file->tables())
        if (text(each.hash, "pk") && each.range && text(*each.range, "sk") && each.index(QStringLiteral("GSI1"))) return each;
    return {};
}

void DemoTraffic::createShop(FileSession* file, FileSession::Done done) {
    const QString region = fromUtf8(rf::kDefaultRegion);
    QString name = QStringLiteral("Shop");
    for (int number = 2; file->table(region, name).isValid(); ++number) name = QStringLiteral("Shop%1").arg(number);
    const auto created = [self = QPointer<DemoTraffic>(this), guard = QPointer<FileSession>(file), region, name, done](const Failure& failure) {
        if (!failure.isEmpty() || !self || !guard) return done(failure);
        auto* until = new QObject(self); // the file asks the engine again until the table is there
        connect(guard, &FileSession::tablesChanged, until, [guard, until, region, name, done] {
            if (!guard || guard->table(region, name).status != QLatin1String("ACTIVE")) return;
            guard->disconnect(until);
            until->deleteLater();
            done({});
        });
    };
    file->createTable(region, shopInput(toUtf8(name)), created);
}

void DemoTraffic::start(FileSession* file, const DemoChoice& choice) {
    if (m_state != State::Off || !file) return;
    m_failure = {};
    m_report = {};
    m_rate = 0;
    m_file = file;
    m_choice = choice;
    m_table = tableOf(file);
    if (!m_table.isValid()) return fail(Failure::own(tr("No table of %1 is made like the sample's").arg(file->name())));
    setState(State::Starting);
    endpointChanged();
}

/// While starting: one step further. Later: the endpoint is gone, and so is the traffic.
void DemoTraffic::endpointChanged() {
    using On = EndpointController::State;
    const bool ours = m_endpoint->file() == m_file && m_file;
    if (m_state == State::Running && (m_endpoint->state() != On::On || !ours)) return stop();
    if (m_state != State::Starting) return;
    if (!m_file) return fail(Failure::own(tr("The file was closed")));
    switch (m_endpoint->state()) {
    case On::On: return ours ? run() : m_endpoint->stop();
    case On::Off:
        if (!m_endpoint->failure().isEmpty() && ours) return fail(m_endpoint->failure());
        m_endpoint->start(m_file);
        if (m_endpoint->state() == On::Off) fail(m_endpoint->failure());
        return;
    case On::Starting:
    case On::Stopping: return;
    }
}

void DemoTraffic::run() {
    WorkloadOptions options;
    options.port = m_endpoint->port();
    options.region = toUtf8(m_table.region);
    options.table = toUtf8(m_table.name);
    options.readsPerSecond = std::clamp(m_choice.readsPerSecond, 0, DemoChoice::kMostRate);
    options.writesPerSecond = std::clamp(m_choice.writesPerSecond, 0, DemoChoice::kMostRate);
    options.seconds = DemoChoice::kMostSeconds;
    options.wave = m_choice.wave;
    options.sales = m_choice.sales;
    options.hotShare = std::clamp(m_choice.hotPercent, 0, 100) / 100.0;
    m_stop = std::stop_source();
    auto* watcher = new QFutureWatcher<rf::Result<WorkloadReport>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        ended(watcher->result());
    });
    const auto told = [this](const WorkloadReport& report) { // the destructor waits for that thread: `this` is there
        QMetaObject::invokeMethod(this, [this, report] { progress(report); }, Qt::QueuedConnection);
    };
    watcher->setFuture(QtConcurrent::run(&m_pool, [options, stop = m_stop.get_token(), told] {
        return rf::workload::run(options, stop, told);
    }));
    setState(State::Running);
}

void DemoTraffic::progress(const WorkloadReport& report) {
    if (m_state != State::Running) return;
    const double seconds = report.seconds - m_report.seconds;
    if (seconds > 0) m_rate = double(report.requests - m_report.requests) / seconds;
    m_report = report;
    emit progressed();
}

void DemoTraffic::ended(const rf::Result<WorkloadReport>& result) {
    const bool asked = m_stop.stop_requested();
    if (result)
        m_report = *result;
    else if (!asked)
        m_failure = Failure::of(result.error());
    m_rate = 0;
    setState(State::Off);
}

void DemoTraffic::stop() {
    if (m_state == State::Starting) return setState(State::Off);
    if (m_state != State::Running) return;
    m_stop.request_stop();
    setState(State::Stopping);
}

void DemoTraffic::fail(const Failure& failure) {
    m_failure = failure;
    setState(State::Off);
}

void DemoTraffic::setState(State state) {
    m_state = state;
    emit stateChanged();
}

QString DemoTraffic::text() const {
    const QLocale english(QLocale::English);
    const QString rate = tr("%1 requests a second").arg(english.toString(qRound64(m_rate)));
    if (m_report.throttled == 0) return rate;
    return tr("%1, %2 throttled").arg(rate, english.toString(qint64(m_report.throttled)));
}

} // namespace rf::models

#include "moc_demo_traffic.cpp"
