#include "models/transfer/import_draft.h"

#include "engine/service.h"
#include "engine/transfer/row_values.h"
#include "models/tables/table_draft.h"
#include "models/transfer/transfer_jobs.h"
#include "models/value/size_text.h"

#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

namespace rf::models {

using rf::transfer::As;
using rf::transfer::Format;

struct ImportDraft::Looked {
    rf::Result<rf::transfer::Look> look;
    std::optional<rf::transfer::ImportState> stopped;
};

namespace {

QString formatName(const rf::transfer::Layout& layout) {
    switch (layout.format) {
    case Format::Csv: return layout.delimiter == '\t' ? ImportDraft::tr("Tab-separated text") : ImportDraft::tr("CSV");
    case Format::JsonLines: return layout.typedJson ? ImportDraft::tr("DynamoDB JSON, one item a line") : ImportDraft::tr("JSON lines");
    case Format::JsonObjects: return ImportDraft::tr("JSON objects");
    case Format::JsonArray: return ImportDraft::tr("JSON array");
    case Format::ScanOutput: return ImportDraft::tr("Output of a scan");
    }
    return {};
}

ValueType keyType(As as) { return as == As::N ? ValueType::N : as == As::B ? ValueType::B : ValueType::S; }

/// A few values of each column, for the eye.
QStringList samplesOf(const rf::transfer::Look& look) {
    QStringList samples;
    for (std::size_t i = 0; i < look.mapping.columns.size(); ++i) {
        QStringList values;
        for (const auto& row : look.rows) {
            if (values.size() == 3) break;
            QString text;
            if (look.mapping.layout.isCsv()) {
                if (i < row.cells.size()) text = fromUtf8(row.cells[i].text);
            } else if (const auto item = rf::transfer::itemOfRow({look.mapping.layout, {}}, nullptr, row)) {
                const rf::AttributeValue* value = item->item.find(look.mapping.columns[i].source);
                if (value) text = Value(*value).displayText();
            }
            if (!text.isEmpty() && !values.contains(text)) values << visibleText(text, 40);
        }
        samples << values.join(QStringLiteral(" · "));
    }
    return samples;
}

} // namespace

ImportDraft::ImportDraft(Workspace* workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ImportDraft::looked);
    connect(&m_columns, &MappingModel::changed, this, [this] {
        refreshPreview();
        emit changed();
    });
}

ImportDraft::~ImportDraft() { m_watcher.waitForFinished(); }

void ImportDraft::setFile(const QString& path) {
    m_source = {rf::transfer::exportFolderOf(path.toStdU16String()), {}};
    look({});
}

void ImportDraft::setText(const QString& text) {
    m_source = {{}, toUtf8(text)};
    look({});
}

void ImportDraft::setLayout(const rf::transfer::Layout& layout) {
    if (m_state == State::NoSource || layout == this->layout()) return;
    look(layout);
}

void ImportDraft::setTarget(FileSession* session, const QString& region, const QString& table) {
    if (!m_new && m_session == session && m_region == region && m_table == table) return;
    m_session = session;
    m_region = region;
    m_table = table;
    m_new = false;
    const rf::TablePtr known = schema();
    m_columns.setKeys(known ? session->table(region, table).keyNames() : QStringList());
    if (m_state != State::NoSource) return look(m_state == State::Ready ? std::optional(layout()) : std::nullopt);
    emit changed();
}

void ImportDraft::setNewTable(FileSession* session, const QString& region, const QString& name, const QString& hash, const QString& range) {
    m_session = session;
    m_region = region;
    m_table = name;
    m_hash = hash;
    m_range = range;
    m_new = true;
    QStringList keys{hash};
    if (!range.isEmpty()) keys << range;
    m_columns.setKeys(keys);
    refreshPreview();
    emit changed();
}

rf::TablePtr ImportDraft::schema() const {
    return m_session && !m_new ? m_session->table(m_region, m_table).schema : rf::TablePtr();
}

rf::KeySchema ImportDraft::newKey() const {
    const auto part = [this](const QString& name) {
        rf::KeyAttribute key{toUtf8(name), rf::Type::S};
        for (const auto& column : m_columns.mapping().columns)
            if (column.attribute == key.name) key.type = keyType(column.as);
        return key;
    };
    rf::KeySchema key;
    if (!m_hash.isEmpty()) key.hash.push_back(part(m_hash));
    if (!m_range.isEmpty()) key.range.push_back(part(m_range));
    return key;
}

void ImportDraft::look(const std::optional<rf::transfer::Layout>& layout) {
    if (m_source.file.empty() && m_source.text.empty()) {
        m_state = State::NoSource;
        m_rows.clear();
        m_columns.reset({}, {});
        emit changed();
        return;
    }
    m_state = State::Looking;
    m_watcher.setFuture(QtConcurrent::run([source = m_source, table = schema(), layout] {
        auto looked = std::make_shared<Looked>(Looked{rf::transfer::look(source, table.get(), layout), {}});
        if (!source.file.empty()) looked->stopped = rf::transfer::stoppedImport(source.file);
        return looked;
    }));
    emit changed();
}

void ImportDraft::looked() {
    if (m_watcher.future().resultCount() == 0) return;
    const std::shared_ptr<Looked> looked = m_watcher.result();
    m_stopped = looked->stopped;
    m_failure = {};
    if (!looked->look) {
        m_state = State::Failed;
        m_failure = Failure::of(looked->look.error());
        m_rows.clear();
        m_columns.reset({}, {});
        return;
    }
    m_state = State::Ready;
    m_rows = looked->look->rows;
    m_bytes = looked->look->fileBytes;
    m_coding = looked->look->coding;
    m_exported = looked->look->exported;
    m_columns.reset(looked->look->mapping, samplesOf(*looked->look));
}

void ImportDraft::refreshPreview() {
    const rf::TablePtr table = schema();
    m_preview.reset(m_rows, m_columns.mapping(), table.get());
}

QString ImportDraft::sourceNote() const {
    if (m_state != State::Ready) return {};
    QStringList parts{formatName(layout())};
    if (m_exported) {
        parts = {m_exported->incremental ? tr("Incremental export to S3") : tr("Export to S3"), tr("%n file(s)", nullptr, int(m_exported->files.size()))};
        if (!m_exported->table.empty()) parts.insert(1, fromUtf8(m_exported->table));
        if (m_exported->items >= 0) parts << (m_exported->items == 1 ? tr("1 item") : tr("%1 items").arg(QLocale(QLocale::English).toString(qlonglong(m_exported->items))));
    }
    parts << QStringList{sizeText(m_bytes)};
    if (m_coding == rf::Coding::Gzip) parts << QStringLiteral("gzip");
    if (m_coding == rf::Coding::Zstd) parts << QStringLiteral("zstd");
    return parts.join(QStringLiteral(" · "));
}

QString ImportDraft::problem() const {
    if (!m_session || m_session->state() != FileSession::State::Open) return tr("Open a table file to import into first.");
    if (m_session->isReadOnly()) return tr("The table file is open read-only.");
    switch (m_state) {
    case State::NoSource: return tr("Choose a file.");
    case State::Looking: return tr("Reading the beginning of the file…");
    case State::Failed: return m_failure.detail.isEmpty() ? m_failure.headline : m_failure.detail;
    case State::Ready: break;
    }
    if (m_new) {
        if (m_hash.isEmpty()) return tr("Choose which attribute is the partition key.");
        if (m_hash == m_range) return tr("Partition key and sort key are the same attribute.");
        TableDraft draft;
        draft.name = m_table;
        draft.hash = {m_hash, ValueType::S};
        if (!m_range.isEmpty()) draft.range = KeyPart{m_range, ValueType::S};
        if (const QString wrong = draft.problem(); !wrong.isEmpty()) return wrong;
        if (m_session->table(m_region, m_table).isValid()) return tr("There is a table %1 already.").arg(m_table);
        return fromUtf8(rf::transfer::problemOf(m_columns.mapping(), newKey()));
    }
    const rf::TablePtr table = schema();
    return table ? fromUtf8(rf::transfer::problemOf(m_columns.mapping(), table->key)) : tr("Choose a table.");
}

QString ImportDraft::stoppedTable() const {
    return m_stopped ? fromUtf8(m_stopped->table).section(QLatin1Char('/'), 1) : QString();
}

Job* ImportDraft::start(bool resume) {
    if (resume && m_stopped && m_session) {
        const QString place = fromUtf8(m_stopped->table);
        return importRows(m_workspace, m_session, {place.section(QLatin1Char('/'), 0, 0), place.section(QLatin1Char('/'), 1), {}, m_source, m_stopped->mapping, true});
    }
    if (!problem().isEmpty()) return nullptr;
    ImportRequest request{m_region, m_table, {}, m_source, m_columns.mapping(), false};
    if (m_new) {
        const rf::KeySchema key = newKey();
        TableDraft draft;
        draft.name = m_table;
        draft.hash = {m_hash, key.hash[0].type};
        if (!key.range.empty()) draft.range = KeyPart{m_range, key.range[0].type};
        request.create = draft.request();
    }
    return importRows(m_workspace, m_session, request);
}

} // namespace rf::models

#include "moc_import_draft.cpp"
