#include "models/session/table_admin.h"

#include "engine/api/ops/tags.h"
#include "engine/api/ops/time_to_live.h"
#include "engine/base/clock.h"
#include "engine/scaling/scaling.h"
#include "models/async/clock_of.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace rf::models {
namespace {

constexpr int kHours = 24;
constexpr int kMostTags = 50, kLongestTagKey = 128, kLongestTagValue = 256;

std::optional<rf::TableClass> classOf(bool infrequent) {
    return infrequent ? rf::TableClass::StandardInfrequentAccess : rf::TableClass::Standard;
}

TableSettings settingsOf(const rf::TableSchema& schema) {
    TableSettings out;
    out.deletionProtection = schema.deletionProtection;
    out.infrequentAccess = schema.tableClass == rf::TableClass::StandardInfrequentAccess;
    out.timeToLive = fromUtf8(schema.timeToLiveAttribute);
    for (const rf::Tag& each : schema.tags) out.tags << TableTag{fromUtf8(each.key), fromUtf8(each.value)};
    std::sort(out.tags.begin(), out.tags.end(), [](const TableTag& a, const TableTag& b) { return a.key < b.key; });
    return out;
}

ExpiryHours expiredOf(rf::Service& service, const std::string& region, const std::string& table) {
    ExpiryHours hours(kHours, 0.0);
    if (!service.scaling()) return hours;
    const std::int64_t now = clockOf(service).nowMs() / 1000, end = now / 3600 * 3600 + 3600, begin = end - kHours * 3600;
    const auto points = service.scaling()->metrics().points(region, {"TimeToLiveDeletedItemCount", {{"TableName", table}}}, begin, end, 3600, now);
    for (const auto& each : points)
        if (const auto slot = (each.second - begin) / 3600; slot >= 0 && slot < kHours) hours[slot] = each.sum;
    return hours;
}

template <class Op>
rf::Status run(rf::Service& service, typename Op::Input input, const rf::Context& context) {
    const auto done = rf::call<Op>(service, std::move(input), context);
    return done ? rf::Status() : rf::Status(done.error());
}

} // namespace

QString TableSettings::problem() const {
    QSet<QString> keys;
    for (const TableTag& each : tags) {
        if (each.key.isEmpty()) return TableAdmin::tr("A tag needs a key.");
        if (each.key.size() > kLongestTagKey) return TableAdmin::tr("The key of a tag has at most %1 characters.").arg(kLongestTagKey);
        if (each.value.size() > kLongestTagValue) return TableAdmin::tr("The value of a tag has at most %1 characters.").arg(kLongestTagValue);
        if (each.key.startsWith(QLatin1String("aws:"), Qt::CaseInsensitive)) return TableAdmin::tr("Keys that begin with aws: are the service's own.");
        if (keys.contains(each.key)) return TableAdmin::tr("Two tags have the key %1.").arg(each.key);
        keys << each.key;
    }
    return tags.size() > kMostTags ? TableAdmin::tr("A table has at most %1 tags.").arg(kMostTags) : QString();
}

void TableAdmin::setTable(FileSession* file, const QString& region, const QString& table) {
    m_file = file;
    m_region = region;
    m_table = table;
    m_known = false;
    m_settings = {};
    refresh();
}

qint64 TableAdmin::expiredToday() const { return qint64(std::accumulate(m_expired.begin(), m_expired.end(), 0.0)); }

TableAdmin::State TableAdmin::stateOf(rf::Service& service, const std::string& region, const std::string& table) {
    State state;
    const rf::TablePtr schema = service.catalog()->find(region, table);
    if (!schema) return state;
    state.known = true;
    state.settings = settingsOf(*schema);
    rf::Context context;
    context.region = region;
    if (const auto live = rf::call<rf::DescribeTimeToLive>(service, {.tableName = table}, context)) state.status = fromUtf8(rf::wireName(live->status));
    state.expired = expiredOf(service, region, table);
    return state;
}

void TableAdmin::refresh() {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return;
    m_call.run(
        *client, this,
        [region = toUtf8(m_region), table = toUtf8(m_table)](rf::Service& service, const std::stop_token&) { return stateOf(service, region, table); },
        [this](const State& state) {
            m_known = state.known;
            m_settings = state.settings;
            m_status = state.status;
            m_expired = state.expired;
            emit changed();
        });
}

/// Protection goes first where it is wanted, last where it is not.
rf::Status TableAdmin::change(rf::Service& service, const rf::Context& context, const std::string& table, const TableSettings& was,
                              const TableSettings& wanted) {
    const auto protect = [&] {
        return run<rf::UpdateTable>(service, {.tableName = table, .deletionProtectionEnabled = wanted.deletionProtection}, context);
    };
    if (wanted.deletionProtection && !was.deletionProtection) RF_TRY(protect());
    if (wanted.infrequentAccess != was.infrequentAccess)
        RF_TRY(run<rf::UpdateTable>(service, {.tableName = table, .tableClass = std::string(rf::wireName(*classOf(wanted.infrequentAccess)))}, context));
    if (wanted.timeToLive != was.timeToLive) {
        const bool on = !wanted.timeToLive.isEmpty();
        RF_TRY(run<rf::UpdateTimeToLive>(
            service, {.tableName = table, .timeToLiveSpecification = rf::TimeToLiveSpecificationIn{on, toUtf8(on ? wanted.timeToLive : was.timeToLive)}}, context));
    }
    const std::string arn = service.catalog()->find(context.region, table) ? service.catalog()->find(context.region, table)->arn() : std::string();
    std::vector<std::string> gone;
    for (const TableTag& each : was.tags)
        if (std::none_of(wanted.tags.begin(), wanted.tags.end(), [&](const TableTag& tag) { return tag.key == each.key; })) gone.push_back(toUtf8(each.key));
    if (!gone.empty()) RF_TRY(run<rf::UntagResource>(service, {.resourceArn = arn, .tagKeys = gone}, context));
    std::vector<rf::TagIn> fresh;
    for (const TableTag& each : wanted.tags)
        if (!was.tags.contains(each)) fresh.push_back({toUtf8(each.key), toUtf8(each.value)});
    if (!fresh.empty()) RF_TRY(run<rf::TagResource>(service, {.resourceArn = arn, .tags = fresh}, context));
    return !wanted.deletionProtection && was.deletionProtection ? protect() : rf::Status();
}

void TableAdmin::apply(const TableSettings& wanted, FileSession::Done done) {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    if (!client) return done(Failure::own(tr("The file is not open")));
    m_changeCall.run(
        *client, this,
        [region = toUtf8(m_region), table = toUtf8(m_table), was = m_settings, wanted](rf::Service& service, const std::stop_token&) {
            rf::Context context;
            context.region = region;
            return change(service, context, table, was, wanted);
        },
        [this, done = std::move(done)](const rf::Status& status) {
            refresh();
            if (m_file) m_file->refresh();
            done(status ? Failure() : Failure::of(status.error()));
        });
}

} // namespace rf::models

#include "moc_table_admin.cpp"
