#pragma once
// The program with a file whose stream has half a day of a shop's changes, made under a held clock.

#include "desk.h"

#include "engine/api/ops/delete_item.h"
#include "engine/maintenance/stream_keeper.h"
#include "models/streams/script_runner.h"
#include "models/streams/stream_model.h"
#include "tests/models/support/file_clock.h"
#include "tests/support/shop_load.h"
#include "ui/common/toast.h"
#include "ui/streams/stream_page.h"

#include <random>

namespace rf::gallery {

class StreamDesk {
public:
    explicit StreamDesk(Stage& stage)
        : m_stage(stage), workspace([this](const std::filesystem::path& path, rf::EngineOptions options) {
              options.clock = &clock;
              return models::openWithScripts(path, options);
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        window.resize(1440, 900);
        window.show();
        clock.setMs(test::kShopOpens - kMinutes * 60'000);
        window.open({copyOfSample(m_folder.path())});
        stage.wait([&] { return window.work()->currentTab() != nullptr; });
        file = workspace.files().first();
        page = window.streams();
        page->model()->setNow([this] { return clock.nowMs(); });
    }
    ~StreamDesk() {
        qDeleteAll(window.findChildren<QDialog*>());
        const std::weak_ptr<rf::Service> service = file->client()->service();
        workspace.closeFile(file, true);
        m_stage.wait([&] { return service.expired(); }); // its threads use the clock
    }

    rf::Service& service() { return *file->client()->service(); }
    QString arn() { return file->tables().first().arn() + QStringLiteral("/stream/") + QString::fromStdString(service().catalog()->find("us-east-1", "Shop")->streamLabel); }

    void serve() {
        endpoint.setPort(0);
        endpoint.start(file);
        m_stage.wait([&] { return endpoint.state() == models::EndpointController::State::On; });
        qDeleteAll(window.findChildren<ui::Toast*>());
    }
    bool enable(const char* viewType) {
        rf::UpdateTable::Input input;
        input.tableName = "Shop";
        input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = std::string(viewType)};
        if (const auto done = rf::call<rf::UpdateTable>(service(), input); !done) {
            qWarning("%s", done.error().message.c_str());
            return false;
        }
        file->refresh();
        return true;
    }
    /// Changes spread over the hours until half past two, a wave of them, shards rolled on the way; one split near the end.
    void play() {
        const std::int64_t end = test::kShopOpens;
        std::int64_t rolled = clock.nowMs();
        while (clock.nowMs() < end) {
            const double hour = double(clock.nowMs() % 86'400'000) / 3'600'000;
            const int each = 2 + int(6 * (1 + std::sin((hour - 8) / 24 * 6.283)));
            for (int i = 0; i < each; ++i) change();
            clock.advance(150'000 + std::int64_t(m_random() % 60'000));
            if (clock.nowMs() - rolled < 3'600'000) continue;
            rolled = clock.nowMs();
            sweep();
        }
        sweep();
        for (int i = 0; i < 900; ++i) { // the last quarter of an hour
            clock.advance(i > 600 && i < 660 ? 350 : 1'000);
            const int most = i > 600 && i < 660 ? 9 : 3;
            for (int n = int(m_random() % unsigned(most)); n >= 0; --n) change();
        }
    }
    void sweep() {
        rf::StreamKeeper keeper(*service().store(), clock, service().meter());
        (void)keeper.sweep();
    }
    /// One of what a shop does.
    void change() {
        clock.advance(1 + std::int64_t(m_random() % 90));
        const int customer = int(m_random() % 40), order = int(m_random() % 300);
        const QByteArray pk = "CUSTOMER#c-" + QByteArray::number(20418 + customer), sk = "ORDER#" + QByteArray::number(90881 + order);
        static const char* const kStates[] = {"PLACED", "PAID", "SHIPPED", "DELIVERED"};
        switch (m_random() % 8) {
        case 0: return drop("CART#8f2e" + QByteArray::number(order % 40), "LINE#" + QByteArray::number(order % 3));
        case 1:
        case 2: return put("CART#8f2e" + QByteArray::number(order % 40), "LINE#" + QByteArray::number(order % 3),
                           R"("sku":{"S":"HB-4471"},"qty":{"N":")" + QByteArray::number(1 + m_random() % 4) + "\"}");
        case 3: return put("PRODUCT#TS-" + QByteArray::number(1180 + order % 30), "STOCK", R"("onHand":{"N":")" + QByteArray::number(m_random() % 90) + "\"}");
        default: {
            const QByteArray state = kStates[m_random() % 4];
            put(pk, sk, R"("type":{"S":"Order"},"status":{"S":")" + state + R"("},"total":{"N":"158.9"},"gsi1pk":{"S":"STATUS#)" + state +
                            R"("},"gsi1sk":{"S":"2026-06-21#)" + sk.mid(6) + R"("},"placedAt":{"S":"2026-06-21T17:04:55Z"},"tags":{"SS":["vip","eu"]},
                            "shipTo":{"M":{"city":{"S":"Lyon"},"zip":{"S":"69002"},"street":{"S":"Rue Royale 4"},"country":{"S":"FR"}}})");
        }
        }
    }
    void put(const QByteArray& pk, const QByteArray& sk, const QByteArray& more) { models::test::put(service(), QStringLiteral("Shop"), models::test::keyed(pk, sk, more)); }
    void drop(const QByteArray& pk, const QByteArray& sk) {
        (void)rf::call<rf::DeleteItem>(service(), {.tableName = "Shop", .key = rf::InputAttributes(models::test::keyed(pk, sk).attributes())});
    }
    bool settled(const std::function<bool()>& until) {
        page->model()->poll();
        return m_stage.wait(until);
    }

private:
    static constexpr std::int64_t kMinutes = 18 * 60 + 20;
    Stage& m_stage;
    QTemporaryDir m_folder;
    std::mt19937 m_random{4};

public:
    models::test::FileClock clock{test::kShopOpens};
    models::MemorySettings settings;
    models::Workspace workspace;
    models::EndpointController endpoint;
    ui::MainWindow window;
    models::FileSession* file = nullptr;
    ui::StreamPage* page = nullptr;
};

} // namespace rf::gallery
