#include "models/transfer/export_draft.h"

#include "engine/service.h"
#include "engine/value/item_codec.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace rf::models {

using rf::transfer::OutFormat;

namespace {

constexpr int kLookedAt = 500; // items

/// Attributes of the first items in the order they come, without the keys.
QStringList attributesOf(rf::Store& store, const rf::TableSchema& table, const QStringList& keys) {
    QStringList names = keys;
    QSet<QString> known(names.begin(), names.end());
    int seen = 0;
    (void)store.read([&](rf::ReadTxn& txn) {
        return txn.scan(table.tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
            if (const auto item = rf::decodeItem(bytes))
                for (const auto& [name, value] : *item) {
                    const QString text = fromUtf8(name);
                    if (known.contains(text)) continue;
                    known << text;
                    names << text;
                }
            return ++seen < kLookedAt;
        });
    });
    std::sort(names.begin() + keys.size(), names.end());
    return names;
}

} // namespace

ExportDraft::ExportDraft(Workspace* workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0) m_columns.reset(m_watcher.result());
    });
    connect(&m_columns, &ColumnChoiceModel::changed, this, &ExportDraft::changed);
}

ExportDraft::~ExportDraft() { m_watcher.waitForFinished(); }

void ExportDraft::setTable(FileSession* session, const QString& region, const QString& table) {
    m_session = session;
    m_region = region;
    m_table = table;
    lookForColumns();
    emit changed();
}

void ExportDraft::lookForColumns() {
    const TableInfo table = m_session ? m_session->table(m_region, m_table) : TableInfo();
    const auto service = m_session && m_session->client() ? m_session->client()->service() : nullptr;
    m_columns.reset(table.isValid() ? table.keyNames() : QStringList());
    if (!table.schema || !service || !service->store()) return;
    m_watcher.setFuture(QtConcurrent::run([service, schema = table.schema, keys = table.keyNames()] { return attributesOf(*service->store(), *schema, keys); }));
}

void ExportDraft::setPages(const std::optional<PageRequest>& pages) {
    m_pages = pages;
    emit changed();
}
void ExportDraft::setFormat(OutFormat format) {
    m_options.format = format;
    emit changed();
}
void ExportDraft::setCoding(rf::Coding coding) {
    m_options.coding = coding;
    emit changed();
}
void ExportDraft::setDelimiter(char delimiter) {
    m_options.delimiter = delimiter;
    emit changed();
}
void ExportDraft::setTypedHeader(bool typed) {
    m_options.typedHeader = typed;
    emit changed();
}
void ExportDraft::setTarget(const QString& path) {
    m_target = path;
    emit changed();
}

QString ExportDraft::suggestedName() const {
    const bool csv = m_options.format == OutFormat::Csv;
    QString name = m_table + (csv ? (m_options.delimiter == '\t' ? QStringLiteral(".tsv") : QStringLiteral(".csv"))
                              : m_options.format == OutFormat::JsonArray ? QStringLiteral(".json") : QStringLiteral(".jsonl"));
    if (m_options.coding == rf::Coding::Gzip) name += QStringLiteral(".gz");
    if (m_options.coding == rf::Coding::Zstd) name += QStringLiteral(".zst");
    return name;
}

QString ExportDraft::problem() const {
    if (!m_session || m_session->state() != FileSession::State::Open) return tr("Open a table file first.");
    if (m_columns.taken().isEmpty()) return tr("Choose at least one attribute.");
    const QFileInfo target(m_target);
    if (m_target.isEmpty()) return tr("Choose where the file goes.");
    if (target.exists()) return tr("%1 exists already.").arg(target.fileName());
    if (!target.absoluteDir().exists()) return tr("There is no folder %1.").arg(target.absolutePath());
    return {};
}

QString ExportDraft::note() const {
    const QString what = m_pages ? tr("Everything the query gives, read again page by page.") : tr("Every item of the table as it is now.");
    switch (m_options.format) {
    case OutFormat::Csv:
        return what + QLatin1Char(' ') + (m_options.typedHeader ? tr("A column for every attribute and type: it can be imported again without loss.")
                                                                 : tr("Without types, sets, binary values and numbers that look like text are guessed on import."));
    case OutFormat::DynamoDbJson: return what + QLatin1Char(' ') + tr("One item a line, as exports to S3 write it; nothing is lost.");
    default: return what + QLatin1Char(' ') + tr("Plain JSON has no sets and no binary: they are written as arrays and base64.");
    }
}

Job* ExportDraft::start() {
    if (!problem().isEmpty()) return nullptr;
    ExportRequest request{m_region, m_table, m_pages, m_target, m_options};
    if (!m_columns.allTaken()) // all of them: also those of items further on
        for (const QString& name : m_columns.taken()) request.options.columns.push_back(toUtf8(name));
    return exportRows(m_workspace, m_session, request);
}

} // namespace rf::models

#include "moc_export_draft.cpp"
