#include "ui/shell/palette_model.h"

#include "models/session/path_finder.h"
#include "models/session/place_link.h"
#include "ui/common/labels.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace rf::ui {

using models::FileSession;
using models::KeyHit;

namespace {

constexpr int kTypingMs = 60, kMostChosen = 30, kChosenBonus = 20, kKeysShown = 6, kKeyScore = 120, kVersionsShown = 5;
const QString kChosen = QStringLiteral("palette/chosen");
const QString kPrefixes = QStringLiteral(">@#=");

QString iconOfFile(const models::FoundFile& file) {
    if (file.folder) return QStringLiteral("folder");
    return file.kind == models::FileKind::Rows ? QStringLiteral("braces") : QStringLiteral("db");
}

QString rangeName(const KeyHit& hit) {
    const models::TableInfo table = hit.file ? hit.file->table(hit.region, hit.table) : models::TableInfo();
    return table.range ? table.range->name : QString();
}

QString plain(const QAction* action) {
    return action->text().remove(QLatin1Char('&'));
}

} // namespace

PaletteModel::PaletteModel(models::Workspace* workspace, CommandRegistry* commands, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_commands(commands) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &PaletteModel::searchKeys);
    connect(&m_search, &models::KeySearch::changed, this, &PaletteModel::rebuild);
    connect(&m_past, &models::ItemPast::changed, this, &PaletteModel::rebuild);
    m_keyTables = [this] {
        QList<models::KeySearch::Table> all;
        for (FileSession* file : m_workspace->files())
            for (const models::TableInfo& table : file->tables()) all << models::KeySearch::Table{file, table.region, table.name};
        return all;
    };
    setQuery({});
}

PaletteModel::Kind PaletteModel::kindOf(const QString& query) {
    if (models::looksLikeLink(query)) return Kind::Link;
    if (models::looksLikePath(query)) return Kind::Files;
    switch (query.isEmpty() ? -1 : int(kPrefixes.indexOf(query[0]))) {
    case 0: return Kind::Commands;
    case 1: return Kind::Tables;
    case 2: return Kind::Keys;
    case 3: return Kind::Saved;
    default: return Kind::Everything;
    }
}

void PaletteModel::setSettings(models::SettingsStore* settings) {
    m_settings = settings;
    for (const QJsonValue& text : QJsonDocument::fromJson(settings->value(kChosen).toString().toUtf8()).array())
        m_chosen << text.toString();
}

void PaletteModel::setQuery(const QString& query) {
    m_query = query;
    m_kind = kindOf(query);
    const bool prefixed = m_kind != Kind::Everything && m_kind != Kind::Files && m_kind != Kind::Link;
    m_needle = (prefixed ? query.mid(1) : query).trimmed();
    const bool keys = (m_kind == Kind::Keys && !m_needle.isEmpty()) || (m_kind == Kind::Everything && m_needle.size() >= 2);
    if (keys && m_needle != m_search.text()) {
        m_search.cancel();
        m_typing.start();
    } else if (!keys) {
        m_typing.stop();
        m_search.cancel();
        m_past.clear(); // the item may have changed when it is found again
    }
    rebuild();
}

void PaletteModel::searchKeys() {
    m_search.search(m_needle, m_keyTables());
}

void PaletteModel::rebuild() {
    const auto shows = [this](Kind kind) { return m_kind == Kind::Everything || m_kind == kind; };
    m_groups.clear();
    if (shows(Kind::Tables)) group(tr("Tables"), tables(), m_needle, m_kind == Kind::Tables ? 200 : 8);
    if (shows(Kind::Saved) && m_saved) group(tr("Saved queries"), m_saved(), m_needle, m_kind == Kind::Saved ? 200 : 5);
    if (shows(Kind::Commands)) group(tr("Commands"), commands(), m_needle, m_needle.isEmpty() || m_kind == Kind::Commands ? 200 : 8);
    if (m_kind == Kind::Everything) group(tr("Recent files"), files(), m_needle, 5);
    if (m_kind == Kind::Files) m_groups << Group{tr("Files"), paths(), 0};
    if (m_kind == Kind::Link) m_groups << Group{tr("Follow link"), link(), 0};
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group& a, const Group& b) { return a.best > b.best; });
    if (shows(Kind::Keys)) addKeyGroups();
    beginResetModel();
    m_entries.clear();
    for (const Group& group : std::as_const(m_groups)) {
        if (group.entries.isEmpty()) continue;
        m_entries << PaletteEntry{.text = group.title, .header = true};
        m_entries << group.entries;
    }
    endResetModel();
}

void PaletteModel::group(const QString& title, QList<PaletteEntry> entries, const QString& needle, int most) {
    Group made{title, {}, 0};
    for (PaletteEntry& entry : entries) {
        FuzzyMatch match = fuzzyMatch(entry.text, needle);
        if (!match.ok) continue;
        entry.score = match.score + (!needle.isEmpty() && m_chosen.contains(entry.text) ? kChosenBonus : 0);
        entry.match = match.positions;
        made.entries << std::move(entry);
    }
    if (made.entries.isEmpty()) return;
    std::stable_sort(made.entries.begin(), made.entries.end(),
                     [](const PaletteEntry& a, const PaletteEntry& b) { return a.score > b.score; });
    made.entries.resize(std::min<qsizetype>(made.entries.size(), most));
    made.best = needle.isEmpty() ? 0 : made.entries.first().score;
    m_groups << made;
}

/// Items, then what can be done with the first of them. Before groups that match less well.
void PaletteModel::addKeyGroups() {
    const auto& hits = m_search.hits();
    if (hits.isEmpty()) {
        return;
    }
    QStringList names;
    for (const KeyHit& hit : hits)
        if (!names.contains(hit.table)) names << hit.table;
    QString title = names.size() == 1 ? tr("Keys in %1").arg(names.first()) : tr("Keys");
    if (m_search.isSearching()) title = tr("%1, looking further…").arg(title);
    if (m_search.isCut()) title = tr("%1, the first %2").arg(title).arg(hits.size());
    Group keys{title, {}, hits.first().rank <= 2 ? kKeyScore : 0};
    const int most = m_kind == Kind::Keys ? models::KeySearch::kMostHits : kKeysShown;
    for (const KeyHit& hit : hits.mid(0, most)) {
        QStringList detail;
        if (names.size() > 1) detail << hit.table;
        if (!hit.entity.isEmpty()) detail << hit.entity;
        detail << sizeText(hit.bytes);
        PaletteEntry entry{.text = hit.text(), .detail = detail.join(QStringLiteral(", ")), .icon = QStringLiteral("key"), .mono = true};
        entry.run = [this, hit](bool newTab) { emit itemChosen(hit, newTab, {}); };
        if (const qsizetype at = entry.text.indexOf(m_search.text(), 0, Qt::CaseInsensitive); at >= 0)
            for (qsizetype i = 0; i < m_search.text().size(); ++i) entry.match << int(at + i);
        keys.entries << entry;
    }
    const KeyHit first = hits.first();
    m_past.look(first.file, first.region, first.table, first.key);
    QList<Group> more{keys};
    if (const auto entries = lookFurther(first); !entries.isEmpty()) more << Group{tr("Look further"), entries, keys.best};
    const QString name = first.range.isEmpty() ? first.hash : first.range;
    more << Group{tr("With %1").arg(name), withItem(first), keys.best};
    if (const auto entries = versions(first); !entries.isEmpty()) more << Group{tr("%1 at an earlier time").arg(name), entries, keys.best};
    qsizetype at = 0;
    while (at < m_groups.size() && m_groups[at].best > keys.best) ++at;
    for (const Group& each : more) m_groups.insert(at++, each);
}

QList<PaletteEntry> PaletteModel::lookFurther(const KeyHit& hit) {
    QList<PaletteEntry> entries;
    if (!hit.range.isEmpty()) {
        const QString begin = m_needle.section(QStringLiteral(" / "), -1);
        const bool sorted = hit.range.startsWith(begin, Qt::CaseInsensitive);
        PaletteEntry look{.text = sorted ? tr("Query %1, %2 begins with %3").arg(hit.hash, rangeName(hit), hit.range.left(begin.size()))
                                         : tr("Query %1, all of it").arg(hit.hash),
                          .icon = QStringLiteral("play")};
        look.run = [this, hit, sorted, begin](bool newTab) { emit itemsChosen(hit, sorted ? hit.range.left(begin.size()) : QString(), newTab); };
        entries << look;
    }
    if (const int records = m_past.records(); records > 0) {
        const QString count = m_past.isCut() ? tr("at least %n in the last 24 h", nullptr, records) : tr("%n in the last 24 h", nullptr, records);
        entries << PaletteEntry{.text = tr("Stream records for %1").arg(hit.range.isEmpty() ? hit.hash : hit.range), .detail = count, .icon = QStringLiteral("stream"),
                                .run = [this, hit](bool) { emit recordsChosen(hit); }};
    }
    return entries;
}

QList<PaletteEntry> PaletteModel::versions(const KeyHit& hit) {
    QList<PaletteEntry> entries;
    const QList<models::ItemVersion> all = m_past.versions().mid(0, kVersionsShown);
    const bool quick = std::adjacent_find(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.untilMs / 1'000 == b.untilMs / 1'000; }) != all.end();
    for (const models::ItemVersion& version : all) {
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(version.untilMs);
        const QString form = (until.date() == QDate::currentDate() ? QStringLiteral("HH:mm:ss") : QStringLiteral("dd MMM HH:mm:ss")) + (quick ? QStringLiteral(".zzz") : QString());
        const QString when = QLocale().toString(until, form);
        entries << PaletteEntry{.text = tr("As it was before %1").arg(when), .detail = version.what, .icon = QStringLiteral("clock"),
                                .run = [this, hit, item = version.item](bool newTab) { emit versionChosen(hit, item, newTab); }};
    }
    return entries;
}

QList<PaletteEntry> PaletteModel::withItem(const KeyHit& hit) {
    QList<PaletteEntry> entries;
    const bool readOnly = hit.file && hit.file->isReadOnly();
    for (const char* id : {"items.edit", "items.duplicate", "items.copyJson", "items.delete"}) {
        const QString command = QString::fromLatin1(id);
        QAction* action = m_commands->action(command);
        if (readOnly && command != QLatin1String("items.copyJson")) continue;
        entries << PaletteEntry{.text = command == QLatin1String("items.edit") ? tr("Edit item") : plain(action),
                                .detail = command == QLatin1String("items.delete") ? tr("staged until you commit") : QString(),
                                .icon = action->property("iconName").toString(),
                                .keys = action->shortcut().toString(QKeySequence::NativeText),
                                .run = [this, hit, command](bool newTab) { emit itemChosen(hit, newTab, command); }};
    }
    if (!hit.file || hit.file->isInMemory()) return entries;
    const QString link = models::linkText(models::linkTo(hit.file->path(), hit.file->table(hit.region, hit.table), hit.key));
    entries << PaletteEntry{.text = tr("Copy link to item"), .detail = link, .icon = QStringLiteral("link"), .run = [this, link](bool) {
                                QGuiApplication::clipboard()->setText(link);
                                emit linkCopied();
                            }};
    return entries;
}

QList<PaletteEntry> PaletteModel::link() {
    const auto link = models::linkOfText(m_query);
    if (!link) return {PaletteEntry{.text = tr("This link is damaged"), .icon = QStringLiteral("warn")}};
    const QString place = QStringLiteral("%1 · %2").arg(link->table, QFileInfo(link->path).fileName());
    return {PaletteEntry{.text = link->title(), .detail = place, .icon = QStringLiteral("link"), .run = [this, text = m_query](bool) { emit linkChosen(text); }}};
}

QList<PaletteEntry> PaletteModel::tables() const {
    QList<PaletteEntry> entries;
    for (FileSession* file : m_workspace->files()) {
        for (const models::TableInfo& table : file->tables()) {
            const auto entry = [&](const QString& index, const QString& keys) {
                PaletteEntry made{.text = index.isEmpty() ? table.name : table.name + QLatin1Char('.') + index,
                                  .detail = QStringLiteral("%1 · %2").arg(keys, file->name()),
                                  .icon = index.isEmpty() ? QStringLiteral("table") : QStringLiteral("index")};
                made.run = [workspace = m_workspace, session = QPointer(file), region = table.region, name = table.name,
                            index](bool newTab) {
                    if (!session) return;
                    if (newTab)
                        workspace->openTableInNewTab(session, region, name, index);
                    else
                        workspace->openTable(session, region, name, index);
                };
                return made;
            };
            entries << entry({}, table.keyText());
            for (const models::IndexInfo& index : table.indexes) entries << entry(index.name, index.keyText());
        }
    }
    return entries;
}

QList<PaletteEntry> PaletteModel::commands() const {
    QList<PaletteEntry> entries;
    for (const CommandSpec& spec : m_commands->specs()) {
        QAction* action = m_commands->action(spec.id);
        if (!action->isEnabled() || spec.id == QLatin1String("view.palette")) continue;
        entries << PaletteEntry{.text = plain(action),
                                .icon = spec.iconName.isEmpty() ? QStringLiteral("arrowr") : spec.iconName,
                                .keys = action->shortcut().toString(QKeySequence::NativeText),
                                .run = [action](bool) { action->trigger(); }};
    }
    return entries;
}

QList<PaletteEntry> PaletteModel::files() {
    QList<PaletteEntry> entries;
    for (const auto& recent : m_workspace->recent()->entries())
        entries << PaletteEntry{.text = QFileInfo(recent.path).fileName(),
                                .detail = QFileInfo(recent.path).path(),
                                .icon = QStringLiteral("db"),
                                .run = [this, path = recent.path](bool) { emit fileChosen(path); }};
    return entries;
}

QList<PaletteEntry> PaletteModel::paths() {
    QList<PaletteEntry> entries;
    const QString folder = m_query.left(m_query.lastIndexOf(u'/') + 1);
    for (const models::FoundFile& file : models::filesFor(m_query == u'~' ? QStringLiteral("~/") : m_query)) {
        const QString name = QFileInfo(file.path).fileName();
        PaletteEntry entry{.text = name, .detail = file.kindText(), .icon = iconOfFile(file)};
        if (file.folder)
            entry.completes = (folder.isEmpty() ? QStringLiteral("~/") : folder) + name + u'/';
        else
            entry.run = [this, path = file.path](bool) { emit fileChosen(path); };
        entries << entry;
    }
    return entries;
}

bool PaletteModel::run(int row, bool newTab) {
    if (row < 0 || row >= m_entries.size() || m_entries[row].header || !m_entries[row].run) return false;
    const PaletteEntry entry = m_entries[row]; // running it may change the model
    if (!entry.mono && m_kind != Kind::Link) {
        m_chosen.removeAll(entry.text);
        m_chosen.prepend(entry.text);
        m_chosen.resize(std::min<qsizetype>(m_chosen.size(), kMostChosen));
        if (m_settings)
            m_settings->setValue(kChosen, QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(m_chosen)).toJson(QJsonDocument::Compact)));
    }
    entry.run(newTab);
    return true;
}

int PaletteModel::firstChoice() const {
    return m_entries.size() > 1 ? 1 : -1;
}

int PaletteModel::step(int row, int by) const {
    for (int next = row + by; next >= 0 && next < m_entries.size(); next += by)
        if (!m_entries[next].header) return next;
    return row;
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PaletteEntry& entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return QStringList{entry.text, entry.detail, entry.keys}.join(QLatin1Char(' ')).trimmed();
    case HeaderRole:
        return entry.header;
    case IconRole:
        return entry.icon;
    case DetailRole:
        return entry.detail;
    case KeysRole:
        return entry.keys;
    case MatchRole:
        return QVariant::fromValue(entry.match);
    case MonoRole:
        return entry.mono;
    case CompletesRole:
        return entry.completes;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    if (m_entries[index.row()].header) return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace rf::ui

#include "moc_palette_model.cpp"
