#pragma once
// The log of a function, or of any log group: the newest lines, followed, searched, kept as long as is said.

#include "models/streams/log_model.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QStackedWidget;
class QTableView;
class QTimer;

namespace rf::ui {

class EmptyState;
class SearchField;

class LogDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class LogPane : public QWidget {
    Q_OBJECT
public:
    /// Outlives the pane.
    explicit LogPane(models::LogModel* model, QWidget* parent = nullptr);

    /// Of which file; functions are offered first, by their names.
    void setFile(models::FileSession* file, const QString& region, const QStringList& functions);
    void showFunction(const QString& name);
    QTableView* lines() const { return m_lines; }
    QComboBox* groups() const { return m_groups; }
    QComboBox* levels() const { return m_levels; }
    SearchField* search() const { return m_search; }
    QCheckBox* follow() const { return m_follow; }
    bool saveTo(const QString& path, QString* why = nullptr) const;
    static QString groupOf(const QString& function) { return QStringLiteral("/aws/lambda/") + function; }

signals:
    void notice(const QString& text);

private:
    void fillGroups();
    void refresh();
    void keepMenu();
    void clear();
    void save();

    models::LogModel* m_model;
    QPointer<models::FileSession> m_file;
    QString m_region;
    QStringList m_functions;
    QComboBox *m_groups, *m_levels;
    SearchField* m_search;
    QCheckBox* m_follow;
    QTableView* m_lines;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTimer* m_searchSoon;
    class IconButton *m_keep, *m_clear;
};

} // namespace rf::ui
