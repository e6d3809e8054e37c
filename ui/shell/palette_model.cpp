#include "ui/shell/palette_model.h"

#include <QFileInfo>

namespace rf::ui {

using models::FileSession;

FuzzyMatch fuzzyMatch(const QString& text, const QString& needle) {
    FuzzyMatch match{true, 0, {}};
    if (needle.isEmpty()) return match;
    const auto begins = [&](qsizetype i) {
        return i == 0 || !text[i - 1].isLetterOrNumber() || (text[i].isUpper() && text[i - 1].isLower());
    };
    if (const qsizetype whole = text.indexOf(needle, 0, Qt::CaseInsensitive); whole >= 0) {
        match.score = 100 - int(std::min<qsizetype>(whole, 40)) + (begins(whole) ? 50 : 0);
        for (qsizetype i = 0; i < needle.size(); ++i) match.positions << int(whole + i);
        return match;
    }
    qsizetype at = 0;
    for (const QChar letter : needle) {
        if (letter.isSpace()) continue;
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size() && found < 0; ++i)
            if (text[i].toCaseFolded() == letter.toCaseFolded() && (i == at || begins(i))) found = i;
        if (found < 0) found = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0) return {};
        match.score += begins(found) ? 8 : found == at ? 3 : -2;
        match.positions << int(found);
        at = found + 1;
    }
    return match;
}

PaletteModel::PaletteModel(models::Workspace* workspace, CommandRegistry* commands, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_commands(commands) {
    setQuery({});
}

void PaletteModel::setQuery(const QString& query) {
    const bool onlyCommands = query.startsWith(QLatin1Char('>')), onlyTables = query.startsWith(QLatin1Char('@'));
    const QString needle = (onlyCommands || onlyTables ? query.mid(1) : query).trimmed();
    beginResetModel();
    m_entries.clear();
    if (!onlyCommands) group(tr("Tables"), tables(), needle, onlyTables ? 100 : 8);
    if (!onlyTables) group(tr("Commands"), commands(), needle, 100);
    if (!onlyTables && !onlyCommands) group(tr("Recent files"), files(), needle, 5);
    endResetModel();
}

void PaletteModel::group(const QString& title, QList<Entry> entries, const QString& needle, int most) {
    QList<Entry> found;
    for (Entry& entry : entries) {
        FuzzyMatch match = fuzzyMatch(entry.text, needle);
        if (!match.ok) continue;
        entry.score = match.score;
        entry.match = match.positions;
        found << std::move(entry);
    }
    if (found.isEmpty()) return;
    std::stable_sort(found.begin(), found.end(), [](const Entry& a, const Entry& b) { return a.score > b.score; });
    m_entries << Entry{.header = true, .text = title};
    m_entries << found.mid(0, most);
}

QList<PaletteModel::Entry> PaletteModel::tables() const {
    QList<Entry> entries;
    for (FileSession* file : m_workspace->files()) {
        for (const models::TableInfo& table : file->tables()) {
            const auto entry = [&](const QString& index, const QString& keys) {
                Entry made{.text = index.isEmpty() ? table.name : table.name + QLatin1Char('.') + index,
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

QList<PaletteModel::Entry> PaletteModel::commands() const {
    QList<Entry> entries;
    for (const CommandSpec& spec : m_commands->specs()) {
        QAction* action = m_commands->action(spec.id);
        if (!action->isEnabled() || spec.id == QLatin1String("view.palette")) continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        entries << Entry{.text = text,
                         .icon = spec.iconName.isEmpty() ? QStringLiteral("arrowr") : spec.iconName,
                         .keys = action->shortcut().toString(QKeySequence::NativeText),
                         .run = [action](bool) { action->trigger(); }};
    }
    return entries;
}

QList<PaletteModel::Entry> PaletteModel::files() {
    QList<Entry> entries;
    for (const auto& recent : m_workspace->recent()->entries())
        entries << Entry{.text = QFileInfo(recent.path).fileName(),
                         .detail = QFileInfo(recent.path).path(),
                         .icon = QStringLiteral("db"),
                         .run = [this, path = recent.path](bool) { emit fileChosen(path); }};
    return entries;
}

bool PaletteModel::run(int row, bool newTab) {
    if (row < 0 || row >= m_entries.size() || m_entries[row].header) return false;
    const auto run = m_entries[row].run; // it may change the model
    run(newTab);
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
    const Entry& entry = m_entries[index.row()];
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
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    if (index.isValid() && m_entries[index.row()].header) return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace rf::ui
