#pragma once
// What a caller needs of an engine, embedded or remote: execute, catalog, close.
//
//     auto service = rf::openEngine("shop.rfdb", {});
//     auto got = rf::call<rf::GetItem>(**service, {.tableName = "Shop", .key = key});

#include "engine/api/request.h"
#include "engine/capacity/meter.h"
#include "engine/catalog/limits.h"
#include "engine/events/call_bus.h"
#include "engine/faultlab/fault_lab.h"
#include "engine/storage/store.h"

#include <filesystem>
#include <functional>

namespace rf {

namespace scaling {
class Scaling;
}
namespace neighbours {
class Neighbours;
}
namespace streams {
class StreamLog; // engine/streams/stream_log.h
}
namespace logs {
class LogBook; // engine/logs/log_book.h
}
namespace triggers {
class Triggers; // engine/triggers/triggers.h
}

class Service {
public:
    virtual ~Service() = default;
    /// Runs one request down the corridor. Thread-safe; blocks the calling thread (never call it on the GUI thread).
    virtual Result<Response> execute(const Request& request, const Context& context) = 0;
    /// The same without blocking the caller for a commit: `done` is called once, on this thread or on one of the
    /// engine's, and must be quick. Request and context are copied as needed.
    virtual void submit(const Request& request, const Context& context, std::function<void(Result<Response>)> done) {
        done(execute(request, context));
    }
    /// Tables as they are now, every region. Cheap.
    virtual CatalogPtr catalog() const = 0;
    virtual StoreInfo info() const = 0;
    /// The store underneath for jobs that stream (import, export, check); nullptr for a remote service.
    virtual Store* store() = 0;
    virtual Status close() = 0;

    /// Every answered call. Who sends one with a receipt of its own in the context (the endpoint) publishes it here.
    events::CallBus& calls() { return m_calls; }
    /// What tables use and whether it is enforced; nullptr for a remote service.
    virtual capacity::Meter* meter() { return nullptr; }
    /// The failure lab; nullptr for a remote service.
    virtual faults::FaultLab* faults() { return nullptr; }
    /// Auto scaling and alarms (engine/scaling/scaling.h); nullptr for a remote service.
    virtual scaling::Scaling* scaling() { return nullptr; }
    /// The AWS services beside DynamoDB that the endpoint answers (engine/neighbours/neighbours.h); nullptr: none.
    virtual neighbours::Neighbours* neighbours() { return nullptr; }
    /// The streams of the file as typed records, for screens and triggers; nullptr for a remote service.
    virtual streams::StreamLog* streams() { return nullptr; }
    /// Log groups, their streams and events; nullptr for a remote service.
    virtual logs::LogBook* logs() { return nullptr; }
    /// Functions, and the event source mappings that run them on streams; nullptr for a remote service.
    virtual triggers::Triggers* triggers() { return nullptr; }

private:
    events::CallBus m_calls;
};

struct EngineOptions {
    enum class Mode { ReadWrite, Create, ReadOnly, InMemory } mode = Mode::ReadWrite;
    /// About so much of the file stays in memory because it was read: what is mapped counts as memory of the process, though the
    /// system takes it when it needs it. A server keeps all; a program on somebody's desk is measured by it.
    std::int64_t mappedBytes = kAllMapped;
    const Clock* clock = &Clock::system();
    std::optional<capacity::Enforcement> enforcement; ///< for this time instead of the file's own
    /// The largest item collection of a table with local indexes; a tenth of it is what ItemCollectionMetrics call a GB.
    std::int64_t itemCollectionBytes = limits::kItemCollectionBytes;
};

/// Opens or creates a table file with the embedded engine. Errors: those of openSqliteStore.
Result<std::unique_ptr<Service>> openEngine(const std::filesystem::path& path, const EngineOptions& options);

/// One typed call.
template <class Op>
Result<typename Op::Output> call(Service& service, typename Op::Input input, const Context& context = {}) {
    auto response = service.execute(Request::of<Op>(std::move(input)), context);
    if (!response) return std::move(response).error();
    return std::move(response->template as<Op>());
}

} // namespace rf
