#pragma once
// The settings of a table: protection, class, time to live with what it deleted, tags; its keys, ARN and counts beside
// them. What was changed is applied at once, or nothing of it when something is wrong by itself.

#include "models/session/table_admin.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace rf::ui {

class IconButton;
class Segments;

/// Bars of what the time to live deleted, hour by hour.
class ExpiryChart : public QWidget {
    Q_OBJECT
public:
    explicit ExpiryChart(QWidget* parent = nullptr);
    void show(const models::ExpiryHours& hours);
    QSize sizeHint() const override { return {240, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    models::ExpiryHours m_hours;
};

class TableSettingsDialog : public Dialog {
    Q_OBJECT
public:
    /// `file` outlives the dialog or takes it with it.
    TableSettingsDialog(models::FileSession* file, const models::TableInfo& table, QWidget* parent = nullptr);

    models::TableSettings wanted() const;
    QCheckBox* protection() const { return m_protect; }
    Segments* tableClass() const { return m_class; }
    QCheckBox* timeToLive() const { return m_live; }
    QComboBox* attribute() const { return m_attribute; }
    QTableWidget* tags() const { return m_tags; }
    Button* addTagButton() const { return m_addTag; }
    Button* applyButton() const { return m_apply; }
    QString problem() const;
    void accept() override;

signals:
    void applied(const QString& table);

private:
    void fill();
    void check();
    void addTag(const models::TableTag& tag);
    QWidget* makeFacts(const models::TableInfo& table);
    QWidget* makeTags();

    models::TableAdmin m_admin;
    models::TableInfo m_table;
    QCheckBox* m_protect;
    Segments* m_class;
    QCheckBox* m_live;
    QComboBox* m_attribute;
    QLabel* m_liveState;
    ExpiryChart* m_expired;
    QTableWidget* m_tags;
    Button* m_addTag;
    QLabel* m_problem;
    Button* m_apply;
    bool m_filled = false;
};

} // namespace rf::ui
