#pragma once
// What a bulk edit shall do, and to which items: the fields over the outcome.

#include "models/bulk/bulk_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace rf::ui {

class Segments;

class BulkForm : public QWidget {
    Q_OBJECT
public:
    /// `attributes` are offered for the path. `scopeWords`: "12 selected items", "All items of Shop · CUSTOMER#…".
    BulkForm(models::BulkModel* model, const QStringList& attributes, const QStringList& scopeWords,
             QWidget* parent = nullptr);

    void setKind(models::BulkAction::Kind kind);
    void setPath(const QString& path);
    void focusFirst();

private:
    void tell();
    void refresh();
    models::BulkAction action() const;

    models::BulkModel* m_model;
    Segments* m_scope;
    QComboBox* m_kind;
    QComboBox* m_path;
    QComboBox* m_type;
    QLineEdit* m_text;
    QLineEdit* m_name;
    QLabel* m_to;
    QLabel* m_hint;
    bool m_touched = false; ///< problems are said once something was typed
};

} // namespace rf::ui
