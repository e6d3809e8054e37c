#pragma once

#include "models/session/statistics_model.h"
#include "ui/common/dialog.h"

class QLabel;
class QTableView;

namespace rf::ui {

class ProgressLine;

/// How many items are how large, as bars.
class SizeChart : public QWidget {
    Q_OBJECT
public:
    explicit SizeChart(QWidget* parent = nullptr);
    void show(const rf::TableStatistics& statistics);
    QSize sizeHint() const override { return {520, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<std::int64_t, rf::TableStatistics::kSizes> m_sizes{};
};

/// What the items of a table are like: sizes, attributes, partitions. Looks at a sample by itself, at all when asked.
class StatisticsDialog : public Dialog {
    Q_OBJECT
public:
    StatisticsDialog(models::FileSession* file, const models::TableInfo& table, QWidget* parent = nullptr);
    models::StatisticsModel* model() { return &m_model; }
    Button* allButton() const { return m_all; }
    QString sentence() const;

private:
    void refresh();
    models::StatisticsModel m_model;
    QStringList m_keys; ///< of the table, in their order
    QLabel *m_sentence, *m_partitions;
    ProgressLine* m_progress;
    SizeChart* m_sizes;
    QTableView* m_attributes;
    Button* m_all;
};

} // namespace rf::ui
