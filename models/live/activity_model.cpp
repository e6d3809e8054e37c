#include "models/live/activity_model.h"

#include <QDateTime>

#include <algorithm>

namespace rf::models {

using rf::capacity::Meter;
using rf::capacity::Sample;

namespace {

constexpr qint64 kSpan = qint64(TableActivity::kBins) * TableActivity::kBinSeconds;
constexpr qint64 kLately = 60;
constexpr std::size_t kSeconds = 0; ///< the meter's level of 1-second samples
using Name = std::pair<QString, QString>; ///< region, table

/// One table as it is being added up. Bins are numbered since the epoch.
struct Sums {
    qint64 newest = 0; ///< number of the newest bin
    std::array<double, TableActivity::kBins> reads{}, writes{};
    struct Second {
        qint64 second;
        double reads, writes;
        bool readsThrottled, writesThrottled;
    };
    std::deque<Second> lately;

    void turn(qint64 bin) {
        for (qint64 i = std::max(newest + 1, bin - TableActivity::kBins + 1); i <= bin; ++i)
            reads[std::size_t(i % TableActivity::kBins)] = writes[std::size_t(i % TableActivity::kBins)] = 0;
        newest = std::max(newest, bin);
    }
    void add(const Sample& sample) {
        const qint64 bin = sample.second / TableActivity::kBinSeconds;
        turn(bin);
        if (bin <= newest - TableActivity::kBins) return;
        reads[std::size_t(bin % TableActivity::kBins)] += sample.read.units;
        writes[std::size_t(bin % TableActivity::kBins)] += sample.write.units;
        lately.push_back({sample.second, sample.read.units, sample.write.units, sample.read.throttled > 0, sample.write.throttled > 0});
    }
    TableActivity told(qint64 now) {
        turn(now / TableActivity::kBinSeconds);
        std::erase_if(lately, [&](const Second& each) { return each.second < now - kLately; });
        TableActivity out;
        for (int i = 0; i < TableActivity::kBins; ++i) {
            const auto bin = std::size_t((newest - TableActivity::kBins + 1 + i) % TableActivity::kBins);
            out.reads[std::size_t(i)] = float(reads[bin] / TableActivity::kBinSeconds);
            out.writes[std::size_t(i)] = float(writes[bin] / TableActivity::kBinSeconds);
        }
        out.active = !lately.empty();
        for (const Second& each : lately) {
            out.readRate += each.reads / double(kLately);
            out.writeRate += each.writes / double(kLately);
            out.readsThrottled = out.readsThrottled || each.readsThrottled;
            out.writesThrottled = out.writesThrottled || each.writesThrottled;
        }
        return out;
    }
};

/// Kept between readings; touched only by the one that runs.
struct Tally {
    qint64 read = 0; ///< seconds before it are in
    std::map<Name, Sums> tables;
};

using Told = QHash<Name, TableActivity>;

Told readInto(Tally& tally, rf::Service& service, qint64 now) {
    Told out;
    const Meter* meter = service.meter();
    if (!meter) return out;
    const qint64 from = std::max(tally.read, now - kSpan);
    const auto catalog = service.catalog();
    std::map<Name, Sums> kept;
    for (const rf::TablePtr& table : catalog->all()) {
        const Name name(fromUtf8(table->region), fromUtf8(table->name));
        Sums& sums = kept[name] = std::move(tally.tables[name]);
        const auto add = [&](const std::string& index) {
            for (const Sample& each : meter->since({table->region, table->name, index}, kSeconds, from))
                if (each.second < now) sums.add(each); // the running second comes with the next reading
        };
        add({});
        for (const rf::IndexSchema& index : table->indexes)
            if (index.kind == rf::IndexKind::Global) add(index.name);
        if (const TableActivity activity = sums.told(now); !activity.isIdle()) out.insert(name, activity);
    }
    tally.tables = std::move(kept);
    tally.read = std::max(tally.read, now);
    return out;
}

} // namespace

struct ActivityModel::Watch {
    std::shared_ptr<Tally> tally = std::make_shared<Tally>();
    EngineClient* client = nullptr; ///< whom the tally is of
    Told told;
    LatestCall call;
};

bool TableActivity::isIdle() const {
    const auto none = [](float units) { return units <= 0; };
    return !active && std::all_of(reads.begin(), reads.end(), none) && std::all_of(writes.begin(), writes.end(), none);
}

ActivityModel::ActivityModel(Workspace* workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_now([] { return QDateTime::currentMSecsSinceEpoch(); }) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &ActivityModel::poll);
    connect(workspace, &Workspace::fileRemoved, this, [this](FileSession* file) { m_files.erase(file); });
}

ActivityModel::~ActivityModel() = default;

void ActivityModel::setWatched(bool watched) {
    if (!watched) return m_timer.stop();
    m_timer.start();
    poll();
}

void ActivityModel::poll() {
    for (FileSession* file : m_workspace->files()) ask(file);
}

void ActivityModel::ask(FileSession* file) {
    auto& watch = m_files[file];
    if (!watch) watch = std::make_unique<Watch>();
    EngineClient* client = file->client();
    if (client != watch->client) { // closed, or opened anew
        watch = std::make_unique<Watch>();
        watch->client = client;
    }
    if (!client || watch->call.isRunning()) return;
    watch->call.run(
        *client, this,
        [tally = watch->tally, now = m_now() / 1000](rf::Service& service, const std::stop_token&) {
            return std::make_shared<Told>(readInto(*tally, service, now));
        },
        [this, watch = watch.get()](const std::shared_ptr<Told>& told) {
            if (*told == watch->told) return;
            watch->told = *told;
            emit changed();
        });
}

TableActivity ActivityModel::of(const QObject* session, const QString& region, const QString& table) const {
    const auto at = m_files.find(session);
    return at == m_files.end() ? TableActivity() : at->second->told.value({region, table});
}

} // namespace rf::models

#include "moc_activity_model.cpp"
