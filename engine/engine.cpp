// The embedded engine: one store, one corridor, and the workers: one finishes what the control plane begins, one deletes
// what has expired, one keeps streams in shape, one erases what logs no longer keep, one scales, one hands changes to
// triggers.

#include "engine/api/call_record.h"
#include "engine/api/pipeline.h"
#include "engine/maintenance/backfill.h"
#include "engine/maintenance/call_keeper.h"
#include "engine/maintenance/expiry.h"
#include "engine/maintenance/log_keeper.h"
#include "engine/maintenance/metrics_keeper.h"
#include "engine/maintenance/stream_keeper.h"
#include "engine/api/ops/all.h"
#include "engine/base/platform/user_folders.h"
#include "engine/capacity_change.h"
#include "engine/metrics/metric_book.h"
#include "engine/logs/log_book.h"
#include "engine/neighbours/neighbours.h"
#include "engine/scaling/scaling.h"
#include "engine/service.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/streams/stream_log.h"
#include "engine/triggers/triggers.h"

namespace rf {

namespace {

class Engine final : public Service {
public:
    Engine(std::unique_ptr<Store> store, const EngineOptions& options)
        : m_clock(*options.clock), m_store(std::move(store)), m_meter(m_clock), m_callKeeper(*m_store, m_rollup, m_clock),
          m_keeper(*m_store, m_meter, m_clock),
          m_backfiller(*m_store, m_clock, {}, &m_meter),
          m_expirer(*m_store, m_clock), m_streams(*m_store, m_clock), m_streamKeeper(*m_store, m_clock, &m_meter),
          m_logs(*m_store, m_clock), m_logKeeper(m_logs, m_clock),
          m_corridor(*m_store, m_clock, m_lab, [this] { wakeWorkers(); }, options.itemCollectionBytes,
                     &m_meter),
          m_book(m_meter, m_rollup, [this] { return m_store->catalog(); }, &m_callKeeper),
          m_scaling(*m_store, m_clock, m_meter, m_book,
                    [this](const scaling::TargetId& id, std::int64_t units) { return setCapacity(m_corridor, *catalog(), id, units); }),
          m_triggers(*m_store, m_streams, m_clock, triggerOptions()), m_neighbours({m_scaling, m_logs, m_triggers}) {
        (void)m_scaling.load(); // what cannot be read is passed over
        (void)m_keeper.load(options.enforcement); // without its past the file is whole
        (void)m_triggers.load();
        (void)m_callKeeper.load();
        if (m_store->info().readOnly) return;
        (void)streams::enableMissing(*m_store, m_clock); // what cannot be written now is tried at the next opening
        noteWork();
        m_keeper.alsoSave([this] { return m_callKeeper.save(); });
        if (!m_store->info().path.empty()) m_keeper.start();
        wakeWorkers();
        m_logKeeper.wake();
        m_scaling.start();
        m_triggers.start();
    }

    /// Before the corridor goes: submitted writes still walk through it.
    ~Engine() override { (void)Engine::close(); }

    Result<Response> execute(const Request& request, const Context& context) override {
        const CallStart start = CallStart::now(m_clock);
        if (!watches(context)) {
            auto result = m_corridor.execute(request, context);
            noteCall(m_rollup, request, result, context, start, m_clock);
            return result;
        }
        const Context noted = withReceipt(context);
        auto result = m_corridor.execute(request, noted);
        noteCall(m_rollup, request, result, noted, start, m_clock);
        calls().publish(record(request, result, noted, start));
        return result;
    }
    void submit(const Request& request, const Context& context, std::function<void(Result<Response>)> done) override {
        const CallStart start = CallStart::now(m_clock);
        if (!watches(context))
            return m_corridor.submit(request, context, [this, request, context, start, done = std::move(done)](auto result) {
                noteCall(m_rollup, request, result, context, start, m_clock);
                done(std::move(result));
            });
        const Context noted = withReceipt(context);
        m_corridor.submit(request, noted,
                          [this, request, noted, start, done = std::move(done)](auto result) {
                              noteCall(m_rollup, request, result, noted, start, m_clock);
                              events::Call call = record(request, result, noted, start);
                              done(std::move(result));
                              calls().publish(std::move(call));
                          });
    }
    faults::FaultLab* faults() override { return &m_lab; }
    streams::StreamLog* streams() override { return &m_streams; }
    logs::LogBook* logs() override { return &m_logs; }
    triggers::Triggers* triggers() override { return &m_triggers; }
    capacity::Meter* meter() override { return &m_meter; }
    scaling::Scaling* scaling() override { return &m_scaling; }
    neighbours::Neighbours* neighbours() override { return &m_neighbours; }
    CatalogPtr catalog() const override { return m_store->catalog(); }
    StoreInfo info() const override { return m_store->info(); }
    Store* store() override { return m_store.get(); }
    Status close() override {
        m_triggers.stop(); // first: somebody may be waiting for a function
        m_neighbours.stop();
        m_scaling.stop();
        m_backfiller.stop();
        m_expirer.stop();
        m_streamKeeper.stop();
        m_logKeeper.stop();
        m_lab.clear();
        m_keeper.stop();
        return m_store->close();
    }

private:
    /// What workers do is in the metrics.
    void noteWork() {
        m_expirer.onDeleted([this](const TableSchema& table, std::size_t items) {
            m_rollup.noteExpired(table.region, table.name, m_clock.nowMs() / 1000, static_cast<double>(items));
        });
        m_backfiller.onFilled([this](const TableSchema& table, const IndexSchema& index, double units, double percent) {
            m_rollup.noteWork({table.region, table.name, std::string(metrics::kIndexSeries) + index.name}, m_clock.nowMs() / 1000, percent, units);
        });
    }
    void wakeWorkers() {
        m_meter.keepOnly([this] { return m_store->catalog(); });
        m_backfiller.wake();
        m_expirer.wake();
        m_streamKeeper.wake();
    }

    triggers::TriggerOptions triggerOptions() {
        const auto putItem = [this](const std::string& region, const std::string& table, Item item) -> Status {
            RF_TRY(call<PutItem>(*this, {.tableName = table, .item = InputAttributes(std::move(item))}, Context{.region = region}));
            return {};
        };
        // A log that cannot be written (a full disk) stops no function: the mapping's own state tells of the disk.
        const auto log = [this](const std::string& region, const std::string& group, const std::string& stream, const std::vector<triggers::LogLine>& lines) {
            std::vector<logs::LogLine> rows;
            for (const triggers::LogLine& line : lines) rows.push_back({line.ms, line.message});
            (void)m_logs.append(region, group, stream, rows);
        };
        // Approvals of what exists in memory only end with it.
        return {.log = log, .putItem = putItem, .stateDirectory = m_store->info().path.empty() ? std::filesystem::path() : platform::stateFolder()};
    }

    /// Whoever brought a receipt publishes the call.
    bool watches(const Context& context) { return !context.receipt && calls().watched(); }
    static Context withReceipt(Context context) {
        context.receipt = std::make_shared<events::Receipt>();
        return context;
    }
    events::Call record(const Request& request, const Result<Response>& result, const Context& context,
                        const CallStart& start) {
        events::Call call = callOf(request, result, context, *catalog(), start, m_clock);
        call.request = events::Body::of(requestToJson(request));
        call.response = events::Body::of(result ? responseToJson(*result) : errorToJson(result.error()));
        return call;
    }

    const Clock& m_clock;
    metrics::CallRollup m_rollup; ///< outlives the lab and the store: answers that are put off are still counted
    std::unique_ptr<Store> m_store;
    capacity::Meter m_meter;
    CallKeeper m_callKeeper;
    MetricsKeeper m_keeper;
    faults::FaultLab m_lab; ///< after the store: what it puts off may still answer
    Backfiller m_backfiller;
    Expirer m_expirer;
    streams::StreamLog m_streams;
    StreamKeeper m_streamKeeper;
    logs::LogBook m_logs;
    LogKeeper m_logKeeper;
    Corridor m_corridor;
    metrics::MetricBook m_book;
    scaling::Scaling m_scaling;
    triggers::Triggers m_triggers;
    neighbours::Neighbours m_neighbours;
};

OpenMode storeMode(EngineOptions::Mode mode) {
    switch (mode) {
    case EngineOptions::Mode::ReadWrite: return OpenMode::ReadWrite;
    case EngineOptions::Mode::Create: return OpenMode::Create;
    case EngineOptions::Mode::ReadOnly: return OpenMode::ReadOnly;
    case EngineOptions::Mode::InMemory: break;
    }
    return OpenMode::InMemory;
}

} // namespace

Result<std::unique_ptr<Service>> openEngine(const std::filesystem::path& path, const EngineOptions& options) {
    RF_ASSIGN(auto store, openSqliteStore(path, {.mode = storeMode(options.mode), .mappedBytes = options.mappedBytes, .clock = options.clock}));
    return std::unique_ptr<Service>(std::make_unique<Engine>(std::move(store), options));
}

} // namespace rf
