#pragma once
// Find and replace: what to find, what to put in its place, and in which attributes.

#include "ui/bulk/bulk_fields.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QMenu;

namespace rf::ui {

class ReplaceForm : public BulkFields {
    Q_OBJECT
public:
    /// `attributes` can be picked for the places to look at. `result`: what the query is called.
    ReplaceForm(models::BulkModel* model, const QStringList& attributes, const QString& result, QWidget* parent = nullptr);

    void setFind(const models::TextSearch& find);
    void focusFirst() override;

private:
    void placeRows(const QString& result);
    void tell();
    void refresh();
    void fillPick(QMenu* menu, const QStringList& attributes);
    void pick(const QString& attribute);
    models::FindReplace form() const;

    models::BulkModel* m_model;
    QLineEdit* m_find;
    QLineEdit* m_with;
    QToolButton* m_case;
    QToolButton* m_whole;
    QToolButton* m_expression;
    Segments* m_where;
    QLineEdit* m_paths;
    Button* m_pick;
    QLabel* m_hint;
    bool m_touched = false; ///< problems are said once something was typed
};

} // namespace rf::ui
