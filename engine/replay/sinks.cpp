// Where a replay goes: a table, a file, a function (replay.h).

#include "engine/api/ops/delete_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/maintenance/line_file.h"
#include "engine/replay/replay.h"
#include "engine/triggers/triggers.h"
#include "engine/value/json.h"

#include <condition_variable>
#include <mutex>

namespace rf::replay {
namespace {

using streams::Change;

std::string whichRecord(const Change& change) { return "Record " + change.sequence + ": "; }

/// Many writes on their way, in the order they were begun: one engine writes them in that order.
class TableSink final : public Sink {
public:
    TableSink(Service& service, std::string region, std::string table) : m_service(service), m_table(std::move(table)) {
        m_context.region = std::move(region);
    }

    Status take(std::span<const Change> changes) override {
        const Status begun = beginAll(changes);
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_running == 0; }); // also after an error: answers come here
        if (m_failure) return *m_failure;
        return begun;
    }

private:
    Status beginAll(std::span<const Change> changes) {
        for (const Change& change : changes) {
            RF_ASSIGN(const Request request, requestOf(change));
            begin(change, request);
        }
        return {};
    }
    Result<Request> requestOf(const Change& change) const {
        if (change.event == ChangeEvent::Remove)
            return Request::of<DeleteItem>({.tableName = m_table, .key = InputAttributes(change.keys)});
        if (!change.newImage)
            return Error{ErrorCode::Validation, whichRecord(change) + "the stream's view type leaves out new images: they cannot be put into a table."};
        return Request::of<PutItem>({.tableName = m_table, .item = InputAttributes(*change.newImage)});
    }
    void begin(const Change& change, const Request& request) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_running < kMost; });
            if (m_failure) return;
            ++m_running;
        }
        m_service.submit(request, m_context, [this, which = whichRecord(change)](const Result<Response>& response) {
            const std::lock_guard lock(m_mutex);
            --m_running;
            if (!response && !m_failure) {
                m_failure = response.error();
                m_failure->message = which + m_failure->message;
            }
            m_changed.notify_all();
        });
    }

    static constexpr int kMost = 64;
    Service& m_service;
    Context m_context;
    const std::string m_table;
    std::mutex m_mutex; ///< covers what follows
    std::condition_variable m_changed;
    int m_running = 0;
    std::optional<Error> m_failure; ///< the first
};

void appendImage(std::string_view name, const std::optional<Item>& image, std::string& line) {
    if (!image) return;
    line.append(",\"").append(name).append("\":");
    appendJson(*image, line);
}

class FileSink final : public Sink {
public:
    explicit FileSink(LineWriter writer) : m_writer(std::move(writer)) {}

    Status take(std::span<const Change> changes) override {
        for (const Change& change : changes) {
            m_line = "{\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"" + std::to_string(change.ms * 1000) + "\"}},\"Keys\":";
            appendJson(change.keys, m_line);
            appendImage("NewImage", change.newImage, m_line);
            appendImage("OldImage", change.oldImage, m_line);
            m_line += '}';
            RF_TRY(m_writer.write(m_line));
        }
        return {};
    }
    Status finish() override {
        RF_TRY(m_writer.commit());
        return {};
    }

private:
    LineWriter m_writer;
    std::string m_line;
};

class FunctionSink final : public Sink {
public:
    FunctionSink(Service& service, std::string region, std::string name, std::string streamArn)
        : m_triggers(service.triggers()), m_region(std::move(region)), m_name(std::move(name)), m_arn(std::move(streamArn)) {}

    Status take(std::span<const Change> changes) override {
        const auto function = m_triggers ? m_triggers->function(m_region, m_name) : std::nullopt;
        if (!function) return Error{ErrorCode::Validation, "There is no function " + m_name + " in " + m_region + "."};
        for (; !changes.empty(); changes = changes.subspan(std::min(kBatch, changes.size())))
            RF_TRY(invoke(*function, changes.first(std::min(kBatch, changes.size()))));
        return {};
    }

private:
    Status invoke(const triggers::Function& function, std::span<const Change> changes) const {
        std::vector<triggers::RecordId> ids;
        for (const Change& change : changes) ids.push_back({change.shard, change.tick});
        RF_ASSIGN(const triggers::Invocation answer, m_triggers->testWith(function, m_arn, ids));
        if (answer.functionError.empty()) return {};
        return Error{ErrorCode::Validation, whichRecord(changes.front()) + "the function failed: " + answer.payload};
    }

    triggers::Triggers* const m_triggers;
    const std::string m_region, m_name, m_arn;
};

} // namespace

std::unique_ptr<Sink> intoTable(Service& service, const std::string& region, const std::string& table) {
    return std::make_unique<TableSink>(service, region, table);
}

Result<std::unique_ptr<Sink>> intoFile(const std::filesystem::path& target, bool overwrite) {
    RF_ASSIGN(LineWriter writer, LineWriter::create(target, target.extension() == ".gz", overwrite));
    return std::unique_ptr<Sink>(std::make_unique<FileSink>(std::move(writer)));
}

std::unique_ptr<Sink> intoFunction(Service& service, const std::string& region, const std::string& function, const std::string& streamArn) {
    return std::make_unique<FunctionSink>(service, region, function, streamArn);
}

} // namespace rf::replay
