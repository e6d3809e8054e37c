#pragma once
// The small dialogs that ask where from and where to, before a job starts.

#include "models/session/workspace.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace rf::ui {

class ElidedLabel;

/// A path with a Browse button.
class PathEdit : public QWidget {
    Q_OBJECT
public:
    enum class For { Opening, Saving };
    PathEdit(For purpose, const QString& accessibleName, const QString& filter, QWidget* parent = nullptr);
    QString path() const;
    void setPath(const QString& path);

signals:
    void changed();

private:
    void browse();
    For m_for;
    QString m_filter;
    QLineEdit* m_edit;
};

/// Makes a table file of a DynamoDB Local file.
class ConvertDialog : public Dialog {
    Q_OBJECT
public:
    ConvertDialog(models::Workspace* workspace, const QString& source, QWidget* parent = nullptr);
    void accept() override;

private:
    void check();
    models::Workspace* m_workspace;
    PathEdit* m_source;
    PathEdit* m_target;
    QLabel* m_note;
    Button* m_convert;
    QString m_suggested;
};

/// A table of an open file, to choose.
struct TableChoice {
    QPointer<models::FileSession> session;
    QString region, table;
    bool isValid() const { return session && !table.isEmpty(); }
};

/// Reads DynamoDB JSON into a table.
class ImportDialog : public Dialog {
    Q_OBJECT
public:
    ImportDialog(models::Workspace* workspace, const TableChoice& into, const QString& source,
                 QWidget* parent = nullptr);
    void accept() override;

private:
    void check();
    models::Workspace* m_workspace;
    QList<TableChoice> m_choices;
    PathEdit* m_source;
    QComboBox* m_table;
    QLabel* m_note;
    Button* m_import;
};

/// Writes a table as DynamoDB JSON lines.
class ExportDialog : public Dialog {
    Q_OBJECT
public:
    ExportDialog(models::Workspace* workspace, const TableChoice& from, QWidget* parent = nullptr);
    void accept() override;

private:
    void check();
    models::Workspace* m_workspace;
    QList<TableChoice> m_choices;
    QComboBox* m_table;
    PathEdit* m_target;
    QCheckBox* m_gzip;
    QLabel* m_note;
    Button* m_export;
};

/// Every table of every open file; `writable` leaves read-only files out.
QList<TableChoice> tableChoices(models::Workspace* workspace, bool writable);
/// Filters of file choosers.
QString tableFileFilter();
QString dynamoDbLocalFilter();
QString jsonFilter();

} // namespace rf::ui
