#pragma once
// A file in memory with a provisioned Shop table and a clock that a test moves, as scaling and alarms need it.

#include "engine/scaling/scaling.h"
#include "models/capacity/scaling_model.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/shop_load.h"

namespace rf::models::test {

struct ScaledFile {
    explicit ScaledFile(const char* billing = "PROVISIONED")
        : file(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory, [this, billing](const auto&, const auto&) {
              return rf::Result<std::unique_ptr<rf::Service>>(engine(billing));
          }) {
        file.open();
        if (!QTest::qWaitFor([this] {
                clock.advance(50); // tables become ACTIVE
                return !file.tables().isEmpty() && file.tables().first().status == QLatin1String("ACTIVE");
            }, 30'000))
            qFatal("the file did not open");
    }
    std::unique_ptr<rf::Service> engine(const std::string& billing) {
        auto opened = rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &clock});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        auto input = shopInput();
        input.billingMode = billing;
        if (billing == "PROVISIONED") {
            input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 100};
            for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{50, 50};
        }
        if (auto made = rf::call<rf::CreateTable>(**opened, input); !made) qFatal("%s", made.error().message.c_str());
        return std::move(*opened);
    }
    rf::scaling::Scaling& scaling() { return *file.client()->service()->scaling(); }
    rf::TablePtr schema() { return file.client()->service()->catalog()->find("us-east-1", "Shop"); }
    /// A minute of writes, units a second, and the worker's turn at its end.
    void minute(double writes) {
        for (int i = 0; i < 6; ++i) {
            file.client()->service()->meter()->use(rf::capacity::Side::Write, {schema(), nullptr, {}}, writes * 10);
            clock.advance(10'000);
        }
        scaling().tick();
    }

    rf::models::test::FileClock clock{rf::test::kShopOpens};
    FileSession file;
};

/// What the Capacity screen has of it.
struct ScaledShop : ScaledFile {
    explicit ScaledShop(const char* billing = "PROVISIONED") : ScaledFile(billing) {
        capacity.setNow([this] { return clock.nowMs(); });
        capacity.setTable(&file, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
        if (!QTest::qWaitFor([this] { return !scalingModel.choices().isEmpty(); }, 30'000)) qFatal("nothing is known of scaling");
    }
    bool apply(const QList<ScalingChoice>& choices, Failure* why = nullptr) {
        bool done = false, good = false;
        scalingModel.apply(choices, [&](const Failure& failure) {
            done = true;
            good = failure.isEmpty();
            if (why) *why = failure;
        });
        return QTest::qWaitFor([&] { return done; }, 30'000) && good;
    }
    bool awaits(const std::function<bool()>& condition) {
        return QTest::qWaitFor([&] {
            capacity.poll();
            return condition();
        }, 30'000);
    }

    CapacityModel capacity;
    ScalingModel scalingModel{&capacity};
};

} // namespace rf::models::test
