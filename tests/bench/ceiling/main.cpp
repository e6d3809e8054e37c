// How fast could an endpoint on this machine be at most? Beast's parser, simdjson and SQLite with prepared statements,
// and nothing else: no schema, no expressions, no indexes, no checks, no prices, no signatures.
//
//     rangefinder-bench-ceiling FILE PORT
//
// Answers GetItem and PutItem of a table whose partition key is the string "pk" as the service would (200, CRC, request
// id), writes durably with one fsync for all that wait, and says just enough to CreateTable, DescribeTable, ListTables
// and BatchWriteItem that tests/bench/endpoint/bench.py can fill it. Two I/O threads, one committer: the engine's shape.

#include "tests/bench/storage/by_hand.h"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <simdjson.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <functional>

namespace asio = boost::asio;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using rf::bench::ByHand;

namespace {

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

/// One thread writes what all connections queued and calls each back when it is durable.
class Committer {
public:
    explicit Committer(const std::string& file) : m_store(file), m_thread([this] { run(); }) {}

    struct Write {
        std::string key, value;
        std::function<void()> done;
    };
    void submit(std::vector<Write> writes) {
        const std::lock_guard lock(m_guard);
        for (Write& write : writes) m_queue.push_back(std::move(write));
        m_work.notify_one();
    }

private:
    void run() {
        std::vector<Write> batch;
        for (;;) {
            {
                std::unique_lock lock(m_guard);
                m_work.wait(lock, [this] { return !m_queue.empty(); });
                batch.swap(m_queue);
            }
            m_store.begin();
            for (const Write& write : batch) m_store.put(write.key, write.value);
            m_store.commit();
            for (const Write& write : batch)
                if (write.done) write.done();
            batch.clear();
        }
    }

    ByHand m_store;
    std::mutex m_guard;
    std::condition_variable m_work;
    std::vector<Write> m_queue;
    std::thread m_thread;
};

/// A thread with its own connection to the file.
struct Lane {
    Lane(const std::string& file, Committer& committer) : store(file), committer(committer) {}
    asio::io_context context{1};
    ByHand store;
    Committer& committer;
    simdjson::ondemand::parser parser;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, Lane& lane) : m_socket(std::move(socket)), m_lane(lane) {
        m_socket.set_option(tcp::no_delay(true));
    }

    void read() {
        m_request.emplace();
        m_request->body_limit(16 * 1024 * 1024);
        bhttp::async_read(m_socket, m_buffer, *m_request,
                          [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                              if (!error) self->answer();
                          });
    }

private:
    void answer() {
        const auto target = m_request->get()["x-amz-target"];
        const std::string_view name(target.data(), target.size());
        try {
            if (name.ends_with(".GetItem")) return get();
            if (name.ends_with(".PutItem")) return put();
            if (name.ends_with(".BatchWriteItem")) return fill();
            if (name.ends_with(".ListTables")) return reply(200, R"({"TableNames":[]})");
            if (name.ends_with(".CreateTable")) return reply(200, "{}");
            if (name.ends_with(".DescribeTable")) return reply(200, R"({"Table":{"TableStatus":"ACTIVE"}})");
        } catch (const simdjson::simdjson_error&) {
        }
        reply(400, "{}");
    }

    simdjson::ondemand::document document() {
        std::string& body = m_request->get().body();
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        return m_lane.parser.iterate(body);
    }

    void get() {
        auto parsed = document();
        const std::string_view key = parsed["Key"]["pk"]["S"];
        if (!m_lane.store.get(key, m_value)) return reply(200, "{}");
        m_body.assign("{\"Item\":").append(m_value).append("}");
        reply(200, m_body);
    }

    static Committer::Write writeOf(simdjson::ondemand::object item) {
        const std::string_view text = item.raw_json();
        item.reset();
        const std::string_view key = item["pk"]["S"];
        return {std::string(key), std::string(text), {}};
    }

    void put() {
        auto parsed = document();
        std::vector<Committer::Write> writes;
        writes.push_back(writeOf(parsed["Item"].get_object()));
        submit(std::move(writes));
    }

    void fill() {
        auto parsed = document();
        std::vector<Committer::Write> writes;
        for (auto table : parsed["RequestItems"].get_object()) {
            if (table.unescaped_key().value() != "Bench") break;
            for (auto request : table.value().get_array())
                writes.push_back(writeOf(request["PutRequest"]["Item"].get_object()));
        }
        if (writes.empty()) return reply(200, R"({"UnprocessedItems":{}})");
        submit(std::move(writes));
    }

    void submit(std::vector<Committer::Write> writes) {
        writes.back().done = [self = shared_from_this()] {
            asio::post(self->m_lane.context, [self] { self->reply(200, "{}"); });
        };
        m_lane.committer.submit(std::move(writes));
    }

    void reply(int status, std::string_view body) {
        const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
        char head[256];
        const int length = std::snprintf(head, sizeof head,
                                         "HTTP/1.1 %d OK\r\nContent-Type: application/x-amz-json-1.0\r\n"
                                         "x-amzn-RequestId: 4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG\r\n"
                                         "x-amz-crc32: %lu\r\nContent-Length: %zu\r\n\r\n",
                                         status, crc, body.size());
        m_out.assign(head, static_cast<std::size_t>(length)).append(body);
        asio::async_write(m_socket, asio::buffer(m_out),
                          [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                              if (!error) self->read();
                          });
    }

    tcp::socket m_socket;
    Lane& m_lane;
    boost::beast::flat_buffer m_buffer;
    std::optional<bhttp::request_parser<bhttp::string_body>> m_request;
    std::string m_value, m_body, m_out;
};

void accept(tcp::acceptor& acceptor, Lane& lane) {
    acceptor.async_accept([&](boost::system::error_code error, tcp::socket socket) {
        if (!error) std::make_shared<Session>(std::move(socket), lane)->read();
        accept(acceptor, lane);
    });
}

void serve(Lane& lane, unsigned short port) {
    tcp::acceptor acceptor(lane.context);
    const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.set_option(ReusePort(true));
    acceptor.bind(endpoint);
    acceptor.listen(1024);
    accept(acceptor, lane);
    lane.context.run();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s FILE PORT\n", argv[0]);
        return 64;
    }
    const auto port = static_cast<unsigned short>(std::atoi(argv[2]));
    Committer committer(argv[1]);
    Lane first(argv[1], committer), second(argv[1], committer);
    std::thread other([&] { serve(second, port); });
    serve(first, port);
}
