#pragma once
// An export while it is being set up: a whole table or what a query gives, its columns, the shape of the file.
//
// Invariants: columns() are the attributes of the table's first items, keys first; they are looked for on a worker thread.

#include "models/transfer/column_choice_model.h"
#include "models/transfer/transfer_jobs.h"

#include <QFutureWatcher>

namespace rf::models {

class ExportDraft : public QObject {
    Q_OBJECT
public:
    explicit ExportDraft(Workspace* workspace, QObject* parent = nullptr);
    ~ExportDraft() override;

    void setTable(FileSession* session, const QString& region, const QString& table);
    /// What the query of a tab gives; nothing: the whole table.
    void setPages(const std::optional<PageRequest>& pages);
    void setFormat(rf::transfer::OutFormat format);
    void setCoding(rf::Coding coding);
    void setDelimiter(char delimiter);
    void setTypedHeader(bool typed);
    void setTarget(const QString& path);

    const rf::transfer::ExportRowsOptions& options() const { return m_options; }
    bool isOfResult() const { return m_pages.has_value(); }
    ColumnChoiceModel* columns() { return &m_columns; }
    /// "Orders.csv.gz", for the table, format and coding.
    QString suggestedName() const;
    QString problem() const; ///< the first thing that keeps it from starting
    QString note() const;    ///< what the file will hold, and what it cannot say
    Job* start(); ///< nullptr when it cannot

signals:
    void changed();

private:
    void lookForColumns();

    Workspace* m_workspace;
    QPointer<FileSession> m_session;
    QString m_region, m_table, m_target;
    std::optional<PageRequest> m_pages;
    rf::transfer::ExportRowsOptions m_options;
    ColumnChoiceModel m_columns;
    QFutureWatcher<QStringList> m_watcher;
};

} // namespace rf::models
